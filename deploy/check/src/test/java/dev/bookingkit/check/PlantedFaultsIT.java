package dev.bookingkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.schema.SchemaMigration;
import dev.bookingkit.stack.Database;
import dev.bookingkit.stack.EmbeddedStack;
import dev.bookingkit.stack.SharedStack;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promises are seen to break: each fault is built in, and found. */
@NullUnmarked
class PlantedFaultsIT {

    private static final String TENANT = "00000000-0000-0000-0000-000000000001";
    private static final Instant NINE = Instant.parse("2031-03-03T09:00:00Z");

    private final EmbeddedStack stack = SharedStack.get();
    private final Database database = stack.postgres().newDatabase("planted");
    private Connection connection;
    private Promises promises;
    private UUID provider;
    private UUID eventType;

    @BeforeEach
    void migrate() throws SQLException {
        SchemaMigration.migrate(database.jdbcUrl(), database.user(), database.password());
        connection = database.connect();
        promises = new Promises(connection);
        provider = insert("insert into providers (display_name, time_zone) values ('P', 'UTC') returning id");
        eventType =
                insert("insert into event_types (title, slug, duration_minutes) values ('T', 't', 30) returning id");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void nothingIsBrokenAtFirst() throws Exception {
        UUID booking = book(connection, NINE, "key-1");
        Ledger ledger = new Ledger();
        ledger.acknowledged("key-1", booking.toString());
        ledger.known(booking.toString(), "confirmed", NINE);

        assertThat(promises.p1()).isEmpty();
        assertThat(promises.p2(ledger)).isEmpty();
    }

    @Test
    void findsOverlapsWhenTheConstraintsAreDropped() throws Exception {
        execute("alter table bookings drop constraint bookings_no_overlap");
        execute("alter table bookings disable trigger a_claim_booking");
        book(connection, NINE, "key-1");
        book(connection, NINE.plusSeconds(600), "key-2");

        assertThat(promises.p1()).anyMatch(line -> line.startsWith("P1: provider " + provider + " is booked twice"));
    }

    @Test
    void findsClaimsThatDoNotAgreeWithTheirBooking() throws Exception {
        book(connection, NINE, "key-1");
        execute("update booking_claims set ends_at = ends_at + interval '1 minute'");

        assertThat(promises.p1()).anyMatch(line -> line.contains("is not the time of booking"));
    }

    @Test
    void findsABookingThatWasAcknowledgedBeforeItsCommit() throws Exception {
        Ledger ledger = new Ledger();
        connection.setAutoCommit(false);
        UUID booking = book(connection, NINE, "key-1");
        ledger.acknowledged("key-1", booking.toString()); // the answer leaves …
        connection.rollback(); // … and the commit never comes
        connection.setAutoCommit(true);

        assertThat(promises.p2(ledger))
                .containsExactly("P3: booking " + booking + ", acknowledged for key-1, is not there");
    }

    @Test
    void findsARetryThatBookedAgain() throws Exception {
        Ledger ledger = new Ledger();
        ledger.acknowledged("key-1", book(connection, NINE, "key-1").toString());
        UUID second = book(connection, NINE.plusSeconds(3_600), "key-1");

        assertThat(promises.p2(ledger)).anyMatch(line -> line.startsWith("P2: key-1 made booking " + second));
    }

    @Test
    void findsEventsThatPollingByPositionLeavesBehind() throws Exception {
        List<ProducerRecord<String, byte[]>> published = pollByPositionWhileOthersWrite();

        Topic.Content content = publish(published);

        assertThat(promises.p3(content)).anyMatch(line -> line.endsWith("never came to the topic"));
    }

    @Test
    void findsEventsOutOfOrder() throws Exception {
        UUID booking = book(connection, NINE, "key-1");
        execute("update bookings set status = 'cancelled' where id = '" + booking + "'");
        List<ProducerRecord<String, byte[]>> all = outboxAfter(-1, 100);

        assertThat(promises.p3(publish(all.reversed()))).anyMatch(line -> line.contains("has event 2 after 0"));
    }

    @Test
    void findsAnEffectTakenTwiceWithoutAnInbox() throws Exception {
        UUID booking = book(connection, NINE, "key-1");
        execute("alter table mail_log drop constraint mail_log_event_id_kind_recipient_key");
        for (int delivery = 0; delivery < 2; delivery++) { // the same record twice, and no inbox that would know it
            execute("insert into mail_log (booking_id, event_id, kind, recipient, subject)"
                    + " select booking_id, id, 'booked', 'a@example.org', 'Booked' from booking_events where booking_id = '"
                    + booking + "'");
        }

        assertThat(promises.p4()).anyMatch(line -> line.contains("had 2 times the mail booked"));
    }

    @Test
    void findsAnEventThatWasNeverTaken() throws Exception {
        book(connection, NINE, "key-1");

        assertThat(promises.p4()).anyMatch(line -> line.endsWith("was never taken by notifications-service"));
    }

    /** The relay that QUALITY.md warns of: {@code position > last}, while sixteen transactions commit out of order. */
    private List<ProducerRecord<String, byte[]>> pollByPositionWhileOthersWrite() throws Exception {
        List<ProducerRecord<String, byte[]>> published = new ArrayList<>();
        long last = -1;
        try (ExecutorService writers = Executors.newFixedThreadPool(16)) {
            List<Future<?>> writing = new ArrayList<>();
            for (int writer = 0; writer < 16; writer++) {
                int day = writer;
                writing.add(writers.submit(() -> {
                    write(day);
                    return null;
                }));
            }
            while (!writing.stream().allMatch(Future::isDone)) {
                last = poll(published, last);
            }
            for (Future<?> writer : writing) {
                writer.get();
            }
            poll(published, last);
        }
        return published;
    }

    private long poll(List<ProducerRecord<String, byte[]>> published, long last) throws SQLException {
        published.addAll(outboxAfter(last, 1_000));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(position), -1) from outbox")) {
            row.next();
            return Math.max(last, row.getLong(1));
        }
    }

    /** A provider and a day of its own; the transactions take different times to commit. */
    private void write(int day) throws Exception {
        try (Connection own = database.connect()) {
            own.setAutoCommit(false);
            UUID host = insert(own, "insert into providers (display_name, time_zone) values ('W', 'UTC') returning id");
            for (int i = 0; i < 20; i++) {
                book(own, host, NINE.plusSeconds(86_400L * day + 1_800L * i), "w-" + day + "-" + i);
                Thread.sleep(
                        ThreadLocalRandom.current().nextInt(8)); // an ordinary transaction's work before its commit
                own.commit();
            }
        }
    }

    private List<ProducerRecord<String, byte[]>> outboxAfter(long position, int atMost) throws SQLException {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select id, aggregateid, type, payload from outbox where position > "
                                + position + " order by position limit " + atMost)) {
            while (row.next()) {
                ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                        "booking_events", 0, row.getString(2), row.getString(4).getBytes(StandardCharsets.UTF_8));
                record.headers().add("ce_id", row.getString(1).getBytes(StandardCharsets.UTF_8));
                record.headers().add("ce_type", row.getString(3).getBytes(StandardCharsets.UTF_8));
                records.add(record);
            }
        }
        return records;
    }

    private Topic.Content publish(List<ProducerRecord<String, byte[]>> records) throws Exception {
        String servers = stack.kafka().bootstrapServers();
        stack.kafka().createTopics(Map.of("booking_events", 1));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer())) {
            records.forEach(producer::send);
        }
        return new Topic(servers).read();
    }

    private UUID book(Connection on, Instant start, String key) throws SQLException {
        return book(on, provider, start, key);
    }

    private UUID book(Connection on, UUID host, Instant start, String key) throws SQLException {
        return insert(
                on,
                "insert into bookings (event_type_id, provider_id, starts_at, ends_at, status, customer_name, customer_email, metadata)"
                        + " values ('%s', '%s', '%s', '%s', 'confirmed', 'C', 'c@example.org', '{\"key\": \"%s\"}') returning id"
                                .formatted(eventType, host, start, start.plusSeconds(1_800), key));
    }

    private UUID insert(String sql) throws SQLException {
        return insert(connection, sql);
    }

    private static UUID insert(Connection on, String sql) throws SQLException {
        try (PreparedStatement tenant =
                        on.prepareStatement("select set_config('app.organization_id', '" + TENANT + "', false)");
                Statement statement = on.createStatement()) {
            tenant.execute();
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
