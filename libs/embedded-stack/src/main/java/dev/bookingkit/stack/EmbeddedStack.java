package dev.bookingkit.stack;

import dev.bookingkit.stack.stripe.StripeSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The started parts. Asking for one that was not started is an {@link IllegalStateException}. */
public final class EmbeddedStack implements AutoCloseable {

    private final Map<Part, Running<?>> parts;
    private final Runnable afterClose;

    EmbeddedStack(Map<Part, Running<?>> parts, Runnable afterClose) {
        this.parts = parts;
        this.afterClose = afterClose;
    }

    /** All parts, embedded unless configured otherwise ({@link Mode#configured()}), everything thrown away at close. */
    public static StackBuilder builder() {
        return new StackBuilder();
    }

    public Database postgres() {
        return part(Part.POSTGRES, Database.class);
    }

    public Kafka kafka() {
        return part(Part.KAFKA, Kafka.class);
    }

    public OidcServer oidc() {
        return part(Part.OIDC, OidcServer.class);
    }

    public MailServer mail() {
        return part(Part.MAIL, MailServer.class);
    }

    public StripeSimulator stripe() {
        return part(Part.STRIPE, StripeSimulator.class);
    }

    private <T> T part(Part part, Class<T> type) {
        return Optional.<@Nullable Running<?>>ofNullable(parts.get(part))
                .map(running -> type.cast(running.server()))
                .orElseThrow(() -> new IllegalStateException(part + " was not started"));
    }

    /** Stops all parts, side by side, then deletes what they kept on disk unless a data directory was given. */
    @Override
    public void close() {
        List<CompletableFuture<?>> stopping = new ArrayList<>();
        parts.values()
                .forEach(running -> stopping.add(onThread(() -> {
                    running.close();
                    return running;
                })));
        try {
            CompletableFuture.allOf(stopping.toArray(CompletableFuture<?>[]::new))
                    .join();
        } finally {
            afterClose.run();
        }
    }

    static <T> CompletableFuture<T> onThread(Supplier<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("stack").start(() -> {
            try {
                future.complete(work.get());
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }
}
