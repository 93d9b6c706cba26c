package dev.bookingkit.testing;

import dev.bookingkit.stack.SharedStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic {@code availability_events}, read from its beginning. */
public final class Events {

    private static final String TOPIC = "availability_events";
    private static final Duration QUIET = Duration.ofMillis(500);

    private Events() {}

    /** The records of one key once the outbox holds none of it any more. */
    public static List<ConsumerRecord<String, String>> of(UUID key) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Tenant.number("select count(*) from outbox where aggregateid = ?", key.toString()) == 0);
        Map<String, Object> config = Map.of(
                "bootstrap.servers", SharedStack.get().kafka().bootstrapServers(), "isolation.level", "read_committed");
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(it -> new TopicPartition(TOPIC, it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                consumer.poll(QUIET).forEach(record -> {
                    if (key.toString().equals(record.key())) {
                        found.add(record);
                    }
                });
            }
        }
        return found;
    }
}
