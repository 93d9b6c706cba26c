package dev.bookingkit.stack;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One stack for all tests of a JVM. PostgreSQL (migrated, if {@code shared-schema} is on the class path) and Kafka are
 * started once per JVM, even if Quarkus loads this class several times; OIDC, mail and Stripe once per class loader.
 */
public final class SharedStack {

    private static @Nullable EmbeddedStack stack;

    private SharedStack() {}

    /** The stack, started by the first call; it ends with the JVM. */
    public static synchronized EmbeddedStack get() {
        if (stack == null) {
            Map<String, String> addresses = SharedServers.ofThisJvm();
            String log = addresses.get("log");
            Map<Part, Running<?>> parts = new EnumMap<>(Part.class);
            EmbeddedStack local = EmbeddedStack.builder()
                    .only(Part.OIDC, Part.MAIL, Part.STRIPE)
                    .start();
            parts.put(Part.OIDC, new Running<>(local.oidc(), local.oidc()));
            parts.put(Part.MAIL, new Running<>(local.mail(), local.mail()));
            parts.put(Part.STRIPE, new Running<>(local.stripe(), local.stripe()));
            parts.put(
                    Part.POSTGRES,
                    new Running<>(
                            Database.of(
                                    Objects.requireNonNull(addresses.get("postgres")),
                                    log == null ? null : java.nio.file.Path.of(log)),
                            () -> {}));
            parts.put(Part.KAFKA, new Running<>(new Kafka(Objects.requireNonNull(addresses.get("kafka"))), () -> {}));
            stack = new EmbeddedStack(parts, () -> {});
        }
        return stack;
    }

    /** Stops what belongs to this class loader; PostgreSQL and Kafka go on for the JVM's other tests. */
    public static synchronized void release() {
        if (stack != null) {
            stack.close();
            stack = null;
        }
    }
}
