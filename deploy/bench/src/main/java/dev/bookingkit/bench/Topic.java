package dev.bookingkit.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads {@code booking_events} from its end, as any consumer would. Not for several threads. */
final class Topic implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaConsumer<String, byte[]> consumer;

    Topic(String bootstrapServers) {
        consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class));
        List<TopicPartition> partitions = consumer.partitionsFor("booking_events").stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** What has arrived, or arrives soon. */
    ConsumerRecords<String, byte[]> read() {
        return consumer.poll(Duration.ofMillis(100));
    }

    /** Nanoseconds from the moment that the database wrote the booking's event until it is here. */
    long delayOf(String bookingId) throws IOException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            for (ConsumerRecord<String, byte[]> message : read()) {
                if (bookingId.equals(message.key())) {
                    return age(message);
                }
            }
        }
        throw new IllegalStateException("no event of booking " + bookingId + " within " + PATIENCE);
    }

    /** Nanoseconds since the database wrote the event, shortly before its commit. */
    static long age(ConsumerRecord<String, byte[]> message) throws IOException {
        Instant now = Instant.now();
        return Instant.parse(
                        Suite.JSON.readTree(message.value()).get("occurredAt").asText())
                .until(now, ChronoUnit.NANOS);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
