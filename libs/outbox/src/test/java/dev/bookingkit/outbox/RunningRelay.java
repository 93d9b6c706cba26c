package dev.bookingkit.outbox;

import dev.bookingkit.stack.EmbeddedStack;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A relay on a thread of its own, as {@link Relays} runs it. */
final class RunningRelay implements AutoCloseable {

    static final Duration POLL = Duration.ofSeconds(1);

    private final Relay relay;
    private final Thread thread;
    private volatile boolean dead;

    RunningRelay(Vertx vertx, EmbeddedStack stack, String topic, Duration pollInterval) {
        PgConnectOptions options = PgConnectOptions.fromUri(stack.postgres().reactiveUrl())
                .setUser("booking_service")
                .setPassword("booking_service")
                .addProperty("application_name", topic);
        relay = new Relay(
                topic,
                "/bookingkit/test",
                new Config(pollInterval),
                () -> {
                    if (dead) {
                        throw new IllegalStateException("this replica is dead");
                    }
                    return RelayConnection.open(vertx, options);
                },
                () -> new EventProducer(stack.kafka().bootstrapServers(), "test-relay"));
        thread = Thread.ofPlatform().daemon().name("relay-" + topic).start(relay);
    }

    boolean isPublishing() {
        return relay.isPublishing();
    }

    /** Never connects again: what it loses now, it has lost. */
    void die() {
        dead = true;
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join(5_000);
        if (thread.isAlive()) {
            throw new AssertionError("the relay did not stop");
        }
    }

    private record Config(Duration pollInterval) implements RelayConfig {

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Optional<List<String>> topics() {
            return Optional.empty();
        }

        @Override
        public Duration gathering() {
            return Duration.ofMillis(10);
        }

        @Override
        public Duration takeoverInterval() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int batchSize() {
            return 100;
        }
    }
}
