package dev.bookingkit.testing;

import dev.bookingkit.stack.SharedStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka topics as another service sees them. */
public final class Topic {

    private static final Duration POLL = Duration.ofMillis(200);

    private Topic() {}

    /** Everything on the topic so far, read from its beginning. */
    public static List<ConsumerRecord<String, byte[]>> all(String topic) {
        Map<String, Object> config = Map.of("bootstrap.servers", servers());
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(it -> new org.apache.kafka.common.TopicPartition(topic, it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    /** The types of the events with this key, in order. */
    public static List<String> types(String topic, UUID key) {
        return all(topic).stream()
                .filter(it -> key.toString().equals(it.key()))
                .map(it -> header(it, "ce_type"))
                .toList();
    }

    public static String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Publishes the last event of a booking, as booking-service's relay would. */
    public static void relayLastEvent(UUID bookingId) {
        String id = Sql.one(
                "select id::text from outbox where aggregateid = ? and topic = 'booking_events' order by position desc limit 1",
                bookingId.toString());
        send(
                "booking_events",
                bookingId.toString(),
                Sql.<String>one("select payload::text from outbox where id = ?::uuid", id),
                Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_type",
                        Sql.one("select type from outbox where id = ?::uuid", id),
                        "ce_organizationid",
                        Sql.one("select organization_id::text from outbox where id = ?::uuid", id)));
    }

    public static void send(String topic, String key, String value, Map<String, String> headers) {
        Map<String, Object> config = Map.of("bootstrap.servers", servers(), "acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            var message = new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8));
            headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String servers() {
        return SharedStack.get().kafka().bootstrapServers();
    }
}
