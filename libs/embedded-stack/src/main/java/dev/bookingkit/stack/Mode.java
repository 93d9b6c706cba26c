package dev.bookingkit.stack;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where PostgreSQL and Kafka come from. The other parts always run inside the JVM. */
public enum Mode {
    /** Started by this JVM from artifacts of Maven Central; no Docker. */
    EMBEDDED,
    /** Docker containers {@code postgres:18} and {@code apache/kafka:4.1.1}. */
    TESTCONTAINERS,
    /**
     * Running servers, named by {@code bookingkit.stack.postgres}
     * ({@code postgresql://superuser:password@host:port/database}) and {@code bookingkit.stack.kafka} ({@code host:port}).
     */
    GIVEN;

    /** The system property {@code bookingkit.stack}, else the variable {@code BOOKINGKIT_STACK}, else embedded. */
    public static Mode configured() {
        String name = setting("bookingkit.stack");
        return name == null ? EMBEDDED : valueOf(name.toUpperCase(Locale.ROOT));
    }

    static @Nullable String setting(String property) {
        String value = System.getProperty(property);
        return value != null
                ? value
                : System.getenv(property.toUpperCase(Locale.ROOT).replace('.', '_'));
    }

    static String required(String property) {
        String value = setting(property);
        if (value == null) {
            throw new IllegalStateException("bookingkit.stack=given needs the property " + property);
        }
        return value;
    }
}
