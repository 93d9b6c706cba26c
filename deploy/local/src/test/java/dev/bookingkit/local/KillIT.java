package dev.bookingkit.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bookingkit.local.demo.Addresses;
import dev.bookingkit.local.demo.MainJob;
import dev.bookingkit.schema.Topics;
import dev.bookingkit.stack.Database;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** kill -9 of each service while the main job is done again and again: every job is finished and nothing is lost. */
@NullUnmarked
@ExtendWith(SharedSuite.class)
class KillIT {

    private static final int CLIENTS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final List<String> SERVICES =
            List.of("booking-service", "payments-service", "notifications-service", "availability-service");

    private final ConcurrentLinkedQueue<MainJob> done = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    void killingAnyServiceLosesNothing(RunningSuite suite) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            Launcher up = suite.up();
            Addresses addresses = Addresses.parse(suite.line().toString());
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                working.add(clients.submit(() -> workUntilEnough(addresses)));
            }
            try {
                for (String service : SERVICES) {
                    awaitMoreJobs(1, working);
                    up.service(service).destroyForcibly();
                    awaitMoreJobs(CLIENTS, working);
                }
            } finally {
                enough.set(true);
            }
            for (Future<?> client : working) {
                client.get(5, TimeUnit.MINUTES);
            }
            assertThat(up.err())
                    .contains(SERVICES.stream()
                            .map(name -> name + " ended with code 137")
                            .toList());
            checkNothingIsLost(suite.line());
        }
    }

    private void workUntilEnough(Addresses addresses) {
        Console silent = new Console(new PrintStream(OutputStream.nullOutputStream()), false);
        while (!enough.get()) {
            MainJob job = new MainJob(silent, addresses, PATIENCE);
            job.run();
            done.add(job);
        }
    }

    /** Or for a client that gave up, whose reason is then the test's. */
    private void awaitMoreJobs(int count, List<Future<?>> working) throws Exception {
        int target = done.size() + count;
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .until(() -> done.size() >= target || working.stream().anyMatch(Future::isDone));
        for (Future<?> client : working) {
            if (client.isDone()) {
                client.get();
            }
        }
    }

    private void checkNothingIsLost(JsonNode line) throws Exception {
        Database database = Database.of(line.path("postgres").asText(), null);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(rows(database, "SELECT id FROM outbox")).isEmpty());
        List<String> events = rows(
                database, "SELECT booking_id || ' ' || sequence || ' ' || id FROM booking_events ORDER BY position");
        List<String> topic = firstOccurrences(line.path("kafka").asText());

        for (MainJob job : done) {
            String booking = job.bookingId();
            assertThat(rows(database, "SELECT status FROM bookings WHERE id = '" + booking + "'"))
                    .as("the acknowledged booking %s", booking)
                    .containsExactly("cancelled");
            assertThat(of(booking, topic)).as("in order on the topic").isEqualTo(of(booking, events));
        }
        assertThat(topic).containsExactlyInAnyOrderElementsOf(events);
        assertThat(
                        rows(
                                database,
                                "SELECT a.id FROM bookings a JOIN bookings b ON a.provider_id = b.provider_id AND a.id < b.id"
                                        + " AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at"
                                        + " WHERE a.status NOT IN ('cancelled', 'rejected') AND b.status NOT IN ('cancelled', 'rejected')"))
                .isEmpty();
        Path log = Path.of(line.path("logs").asText(), "postgres", "log", "server.log");
        assertThat(Files.readString(log)).doesNotContain("40P01");
    }

    private static List<String> of(String booking, List<String> events) {
        return events.stream().filter(event -> event.startsWith(booking)).toList();
    }

    /** "booking sequence id" of every record of the topic, repetitions left out, in the order of its partition. */
    private static List<String> firstOccurrences(String kafka) throws Exception {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.BOOKING_EVENTS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            List<String> found = new ArrayList<>();
            for (long read = 0; read < end; ) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(10))) {
                    read++;
                    String id = new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
                    int sequence = new com.fasterxml.jackson.databind.json.JsonMapper()
                            .readTree(record.value())
                            .path("sequence")
                            .asInt();
                    String event = record.key() + " " + sequence + " " + id;
                    if (!found.contains(event)) {
                        found.add(event);
                    }
                }
            }
            return found;
        }
    }

    private static List<String> rows(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }
}
