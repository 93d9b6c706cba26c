package dev.bookingkit.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic {@code booking_events}. */
final class Topic {

    private static final Set<String> ONLY_ON_THE_TOPIC = Set.of("series.created", "customer.erased");

    private static final String NAME = "booking_events";
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;

    Topic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Every event of bookings once, and what was out of order.
     *
     * @param disorder a first occurrence that did not follow its booking's last one
     */
    record Content(Set<UUID> ids, List<String> disorder, long records) {}

    Content read() throws IOException {
        Set<UUID> ids = new HashSet<>();
        List<String> disorder = new ArrayList<>();
        Map<String, Integer> last = new HashMap<>();
        long[] records = {0};
        each(record -> {
            records[0]++;
            UUID id = UUID.fromString(header(record, "ce_id"));
            if (ONLY_ON_THE_TOPIC.contains(header(record, "ce_type")) || !ids.add(id)) {
                return;
            }
            int sequence = sequence(record);
            int before = last.getOrDefault(record.key(), 0);
            if (sequence != before + 1) {
                disorder.add(
                        "P3: on the topic, booking " + record.key() + " has event " + sequence + " after " + before);
            }
            last.put(record.key(), sequence);
        });
        return new Content(ids, disorder, records[0]);
    }

    /** Sends the oldest records again, as a producer that crashed or an operator who rewinds would; answers how many. */
    int repeat(int atMost) {
        int[] sent = {0};
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            each(record -> {
                if (sent[0] < atMost) {
                    sent[0]++;
                    producer.send(new ProducerRecord<>(
                            NAME, record.partition(), record.key(), record.value(), record.headers()));
                }
            });
            producer.flush();
        }
        return sent[0];
    }

    /** How many records the consumers of this topic have not finished. */
    long lag(Set<String> groups) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                KafkaConsumer<String, byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(consumer));
            long lag = 0;
            for (String group : groups) {
                Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                    OffsetAndMetadata offset = done.get(end.getKey());
                    lag += end.getValue() - (offset == null ? 0 : offset.offset());
                }
            }
            return lag;
        }
    }

    private void each(Consumer<ConsumerRecord<String, byte[]>> reader) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                var records = consumer.poll(SILENCE);
                if (records.isEmpty()) {
                    throw new IllegalStateException("the topic was silent for " + SILENCE + " before its end");
                }
                records.forEach(reader);
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        return consumer.partitionsFor(NAME).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static int sequence(ConsumerRecord<String, byte[]> record) {
        try {
            JsonNode event = RunningSuite.JSON.readTree(record.value());
            return event.path("sequence").asInt();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
