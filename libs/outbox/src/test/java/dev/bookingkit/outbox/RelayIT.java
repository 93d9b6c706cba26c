package dev.bookingkit.outbox;

import static dev.bookingkit.outbox.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.outbox.WrittenOutbox.Written;
import dev.bookingkit.stack.EmbeddedStack;
import dev.bookingkit.stack.SharedStack;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayIT {

    private static final int WRITERS = 16;
    private static final int EVENTS_PER_WRITER = 200;
    private static final int KEYS = 40;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final EmbeddedStack stack = SharedStack.get();
    private final String topic = "relay-" + UUID.randomUUID();
    private final WrittenOutbox outbox = new WrittenOutbox(stack.postgres(), topic);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Vertx vertx;
    private ReadTopic read;

    @BeforeEach
    void open() {
        stack.kafka().createTopics(Map.of(topic, 3));
        vertx = Vertx.vertx();
        read = new ReadTopic(stack.kafka().bootstrapServers(), topic);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        read.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void publishesEachEventOnceAndInOrderOfItsKeyHoweverTheWritersCommit() throws Exception {
        relay(RunningRelay.POLL);

        List<Written> written = writeFromManyThreads();
        until("an empty outbox", LONG, outbox::isEmpty);

        assertThat(read.ids())
                .containsExactlyInAnyOrderElementsOf(
                        written.stream().map(Written::id).toList());
        byKey(written).forEach((key, ids) -> assertThat(read.ids(key)).isEqualTo(ids));
    }

    @Test
    void batchOfABacklogCostsABatch() throws Exception {
        outbox.fill(20_000);

        assertThat(outbox.plan(
                        RelayConnection.OLDEST.replace("$1", "'" + topic + "'").replace("$2", "500")))
                .contains("outbox_order")
                .doesNotContain("Sort");
        stack.postgres().execute("delete from outbox where topic = '" + topic + "'");
    }

    @Test
    void publishesAnEventThatCommitsAfterALaterOne() throws Exception {
        relay(RunningRelay.POLL);
        try (Connection slow = outbox.writer()) {
            Written early = outbox.append(slow, "slow");
            Written late = outbox.append("fast");
            until("the later event on the topic", LONG, () -> read.ids().contains(late.id()));

            slow.commit();
            until("the earlier event on the topic", LONG, () -> read.ids().contains(early.id()));
        }
    }

    @Test
    void wakesWhenAnEventIsCommitted() throws Exception {
        relay(Duration.ofSeconds(10));
        Instant start = Instant.now();

        for (int i = 0; i < 5; i++) {
            Written written = outbox.append("key");
            until("the event on the topic", LONG, () -> read.ids().contains(written.id()));
        }

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void publishesCloudEventsInBinaryMode() throws Exception {
        Instant before = Instant.now().minusSeconds(60);
        relay(RunningRelay.POLL);

        Written written = outbox.append("a-booking");
        until("the event on the topic", LONG, () -> !read.ids().isEmpty());

        var message = read.all().getFirst();
        Map<String, String> headers = StreamSupport.stream(message.headers().spliterator(), false)
                .collect(Collectors.toMap(it -> it.key(), it -> new String(it.value(), StandardCharsets.UTF_8)));
        assertThat(Instant.parse(headers.remove("ce_time")))
                .isBetween(before, Instant.now().plusSeconds(60));
        assertThat(headers)
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", written.id().toString(),
                        "ce_type", "booking.created",
                        "ce_source", "/bookingkit/test",
                        "ce_subject", "a-booking",
                        "ce_organizationid", WrittenOutbox.ORGANIZATION,
                        "content-type", "application/json",
                        "traceparent", "00-abc-def-01"));
        assertThat(message.key()).isEqualTo("a-booking");
        assertThat(new String(message.value(), StandardCharsets.UTF_8)).isEqualTo("{\"number\": 7}");
    }

    @Test
    void anotherReplicaTakesOverWhenThePublisherIsGone() throws Exception {
        RunningRelay first = relay(RunningRelay.POLL);
        until("a publisher", LONG, first::isPublishing);
        RunningRelay second = relay(RunningRelay.POLL);
        ExecutorService writers = Executors.newSingleThreadExecutor();
        Future<List<Written>> written = writers.submit(this::writeFromManyThreads);
        until("half-way", LONG, () -> read.ids().size() > WRITERS * EVENTS_PER_WRITER / 4);

        first.die();
        terminate(outbox.publisher());
        until("the second replica", Duration.ofSeconds(3), second::isPublishing);

        List<UUID> ids = written.get().stream().map(Written::id).toList();
        until("an empty outbox", LONG, outbox::isEmpty);
        writers.shutdown();
        until("the first replica's end", LONG, () -> !first.isPublishing());
        assertThat(firstTimes(read.ids())).containsExactlyInAnyOrderElementsOf(ids);
        byKey(written.get())
                .forEach((key, inOrder) -> assertThat(firstTimes(read.ids(key))).isEqualTo(inOrder));
    }

    @Test
    void onlyOneReplicaPublishes() throws Exception {
        RunningRelay first = relay(RunningRelay.POLL);
        until("a publisher", LONG, first::isPublishing);
        RunningRelay second = relay(RunningRelay.POLL);

        List<Written> written = writeFromManyThreads();
        until("an empty outbox", LONG, outbox::isEmpty);

        assertThat(second.isPublishing()).isFalse();
        assertThat(read.ids()).hasSize(written.size());
    }

    @Test
    void goesOnAfterItsConnectionWasTerminated() throws Exception {
        RunningRelay relay = relay(Duration.ofSeconds(10));
        until("a publisher", LONG, relay::isPublishing);

        terminate(outbox.publisher());
        Written written = outbox.append("key");

        until("the event on the topic", Duration.ofSeconds(5), () -> read.ids().contains(written.id()));
    }

    @Test
    void publishesTheSameEventsAgainAfterACrashBeforeTheyWereDeleted() throws Exception {
        List<UUID> written = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            written.add(outbox.append("key").id());
        }
        loseTheConnectionAtEachDelete();

        relay(RunningRelay.POLL);
        until("a second time", LONG, () -> read.ids().size() >= 10);
        stack.postgres().execute("drop trigger lose_connection on outbox");
        until("an empty outbox", LONG, outbox::isEmpty);

        List<UUID> ids = read.ids();
        assertThat(ids.size() % 5).isZero();
        for (int i = 0; i < ids.size(); i += 5) {
            assertThat(ids.subList(i, i + 5)).isEqualTo(written);
        }
    }

    @Test
    void recoversSoonAfterAFrozenDatabaseAndLeavesNoConnectionBehind() throws Exception {
        RunningRelay relay = relay(RunningRelay.POLL);
        until("a publisher", LONG, relay::isPublishing);
        try (FrozenProcesses frozen = FrozenProcesses.ofDatabase(
                outbox.number("select pid from pg_stat_activity where backend_type = 'checkpointer'"))) {
            until("the relay to notice", LONG, () -> !relay.isPublishing());
            frozen.holdFor(Duration.ofSeconds(10)); // longer than the relay's patience with a new connection
        }

        Written written = outbox.append("key");
        until("the event on the topic", Duration.ofSeconds(10), () -> read.ids().contains(written.id()));
        until("one connection", Duration.ofSeconds(5), () -> connections() == 1);
    }

    private long connections() throws Exception {
        return outbox.number("select count(*) from pg_stat_activity where application_name = '" + topic + "'");
    }

    private RunningRelay relay(Duration pollInterval) {
        RunningRelay relay = new RunningRelay(vertx, stack, topic, pollInterval);
        opened.add(relay);
        return relay;
    }

    private void terminate(long pid) {
        assertThat(pid).isPositive();
        stack.postgres().execute("select pg_terminate_backend(" + pid + ")");
    }

    private void loseTheConnectionAtEachDelete() {
        stack.postgres().execute("""
                create or replace function lose_connection() returns trigger language plpgsql security definer as $$
                begin
                  perform pg_terminate_backend(pg_backend_pid());
                  return old;
                end $$;
                create trigger lose_connection before delete on outbox for each row
                  when (old.topic = '%s') execute function lose_connection()""".formatted(topic));
    }

    private List<Written> writeFromManyThreads() throws Exception {
        ConcurrentLinkedQueue<Written> written = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Void>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Random random = new Random(i);
                writers.add(() -> write(random, written));
            }
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }
        assertThat(written).hasSize(WRITERS * EVENTS_PER_WRITER);
        return List.copyOf(written);
    }

    private Void write(Random random, ConcurrentLinkedQueue<Written> written) throws Exception {
        try (Connection connection = outbox.writer()) {
            for (int i = 0; i < EVENTS_PER_WRITER; i += 2) {
                String key = "key-" + random.nextInt(KEYS);
                outbox.holdAggregate(connection, key);
                Written first = outbox.append(connection, key);
                outbox.takeTime(connection, random.nextInt(10) == 0 ? 50 : random.nextInt(4));
                Written second = outbox.append(connection, key);
                connection.commit();
                written.add(first);
                written.add(second);
            }
        }
        return null;
    }

    private static Map<String, List<UUID>> byKey(List<Written> written) {
        return written.stream()
                .sorted(Comparator.comparingLong(Written::position))
                .collect(Collectors.groupingBy(Written::key, Collectors.mapping(Written::id, Collectors.toList())));
    }

    private static List<UUID> firstTimes(List<UUID> ids) {
        return ids.stream().distinct().toList();
    }
}
