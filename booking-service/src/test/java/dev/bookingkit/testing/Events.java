package dev.bookingkit.testing;

import dev.bookingkit.stack.SharedStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka as the other services use it. */
public final class Events {

    private Events() {}

    /** What a payment's event looks like on the topic, and its id. */
    public static UUID payment(UUID id, String type, Tenant tenant, UUID booking, String status, long refundedCents) {
        String body = """
                {"paymentId": "%s", "bookingId": "%s", "organizationId": "%s", "type": "booking", "status": "%s",
                 "amountCents": 5000, "currency": "EUR", "refundedCents": %d, "occurredAt": "2026-03-01T10:00:00Z"}
                """.formatted(new UUID(1, 2), booking, tenant.id(), status, refundedCents);
        send(id, type, tenant, booking, body);
        return id;
    }

    public static void send(UUID id, String type, Tenant tenant, UUID key, String body) {
        var message = new ProducerRecord<>("payment_events", key.toString(), body.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        "/bookingkit/payments-service",
                        "ce_organizationid",
                        tenant.id().toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(message).get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The topic's records of the key, from its beginning, once there are as many as wanted. */
    public static List<ConsumerRecord<String, byte[]>> await(
            String topic, int wanted, Predicate<ConsumerRecord<String, byte[]>> ofInterest) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                servers(),
                "group.id",
                "test-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest");
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (found.size() < wanted && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (ofInterest.test(message)) {
                        found.add(message);
                    }
                });
            }
        }
        return found;
    }

    public static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String servers() {
        return SharedStack.get().kafka().bootstrapServers();
    }
}
