package dev.bookingkit.bench;

import dev.bookingkit.bench.load.Latencies;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows the topic while something else puts load on the suite, and notes how old each event is when it arrives. */
final class TopicDelays implements AutoCloseable {

    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Latencies latencies = new Latencies();
    private final Topic topic;
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final Thread reader;
    private volatile boolean closed;

    TopicDelays(String bootstrapServers) {
        topic = new Topic(bootstrapServers);
        reader = Thread.ofPlatform().name("topic").start(this::follow);
    }

    private void follow() {
        try {
            while (!closed) {
                for (ConsumerRecord<String, byte[]> message : topic.read()) {
                    latencies.add(Topic.age(message));
                }
            }
        } catch (IOException | RuntimeException e) {
            failure.completeExceptionally(e);
        }
    }

    /** The delays of so many events, waited for if need be. */
    Latencies of(long events) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (latencies.count() < events) {
            if (failure.isDone()) {
                failure.join();
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(latencies.count() + " events on the topic in place of " + events);
            }
            Thread.sleep(20);
        }
        return latencies;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        reader.join();
        topic.close();
    }
}
