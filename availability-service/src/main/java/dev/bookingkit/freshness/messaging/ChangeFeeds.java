package dev.bookingkit.freshness.messaging;

import dev.bookingkit.freshness.LastChanges;
import dev.bookingkit.freshness.SlotsCacheConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Runs the feed on a thread of its own while slots are cached. */
@ApplicationScoped
class ChangeFeeds {

    private static final int ASKS_PER_AGE = 5;
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);

    private final LastChanges changes;
    private final SlotsCacheConfig config;
    private final String bootstrapServers;
    private @Nullable Thread thread;

    ChangeFeeds(
            LastChanges changes,
            SlotsCacheConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.changes = changes;
        this.config = config;
        this.bootstrapServers = bootstrapServers;
    }

    void start(@Observes StartupEvent event) {
        if (config.isOn()) {
            Duration interval = config.maxAge().dividedBy(ASKS_PER_AGE);
            ChangeFeed feed = new ChangeFeed(
                    this::consumer, changes, interval.compareTo(LONGEST_INTERVAL) < 0 ? interval : LONGEST_INTERVAL);
            thread = Thread.ofPlatform().daemon().name("change-feed").start(feed);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            running.join(3_000);
        }
    }

    private Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "availability-service-changes",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        30_000,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        1_000,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        1 << 20),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
