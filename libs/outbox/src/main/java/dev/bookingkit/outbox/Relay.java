package dev.bookingkit.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes one topic's outbox rows, oldest first, and deletes what the brokers have acknowledged.
 *
 * <p>One replica at a time: the others wait for its advisory lock and take over when its connection ends. A crash between
 * acknowledgement and deletion publishes again, in the same order; consumers know an event by its id.
 */
final class Relay implements Runnable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

    private final String topic;
    private final String source;
    private final RelayConfig config;
    private final Callable<RelayConnection> connections;
    private final Supplier<EventProducer> producers;
    private volatile boolean publishing;

    /** Why the last attempt failed, until one works: said once, not at each attempt while a server is away. */
    private @Nullable String failing;

    Relay(
            String topic,
            String source,
            RelayConfig config,
            Callable<RelayConnection> connections,
            Supplier<EventProducer> producers) {
        this.topic = topic;
        this.source = source;
        this.config = config;
        this.connections = connections;
        this.producers = producers;
    }

    /** Until the thread is interrupted. */
    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                publish();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (Exception | Error failure) { // whatever it was: a relay that ends publishes nothing any more
                if (!failure.toString().equals(failing)) {
                    LOG.warnf("relay of %s starts again, and goes on trying: %s", topic, failure);
                }
                failing = failure.toString();
                pause();
            }
        }
    }

    private void publish() throws Exception {
        try (RelayConnection connection = connections.call()) {
            takeOver(connection);
            publish(connection);
        } finally {
            publishing = false;
        }
    }

    boolean isPublishing() {
        return publishing;
    }

    private void takeOver(RelayConnection connection) throws Exception {
        while (!connection.lock(topic)) {
            failing = null; // the failure is over, and somebody else publishes
            Thread.sleep(config.takeoverInterval());
        }
        connection.listen(topic);
        if (failing == null) {
            LOG.infof("relay of %s publishes from here", topic);
        }
        publishing = true;
    }

    private void publish(RelayConnection connection) throws Exception {
        try (EventProducer producer = producers.get()) {
            while (!Thread.currentThread().isInterrupted()) {
                List<OutboxRow> rows = connection.oldest(topic, config.batchSize());
                if (!rows.isEmpty()) {
                    producer.publish(rows.stream()
                            .map(row -> row.toRecord(topic, source))
                            .toList());
                    connection.delete(rows);
                }
                works();
                if (rows.size() < config.batchSize()) { // what came later was announced
                    connection.awaitNotification(config.pollInterval(), config.gathering());
                }
            }
        }
    }

    private void works() {
        if (failing != null) {
            LOG.infof("relay of %s publishes again", topic);
        }
        failing = null;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
