package dev.bookingkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.junit.jupiter.api.Test;

/** The promises are seen to break: each fault is built in, and found. */
@NullUnmarked
class PlantedFaultsIT extends Planted {

    @Test
    void findsOverlapsWhenTheConstraintsAreDropped() throws Exception {
        execute("alter table bookings drop constraint bookings_no_overlap");
        execute("alter table bookings disable trigger a_claim_booking");
        book(NINE, "key-1");
        book(NINE.plusSeconds(600), "key-2");

        assertThat(promises.p1()).anyMatch(line -> line.startsWith("P1: provider " + provider + " is booked twice"));
    }

    @Test
    void findsClaimsThatDoNotAgreeWithTheirBooking() throws Exception {
        book(NINE, "key-1");
        execute("update booking_claims set ends_at = ends_at + interval '1 minute'");

        assertThat(promises.p1()).anyMatch(line -> line.contains("is not the time of booking"));
    }

    @Test
    void findsClaimsThatDoNotAgreeWithTheirHold() throws Exception {
        UUID hold = hold(NINE);
        execute("delete from booking_claims");

        assertThat(promises.p1()).anyMatch(line -> line.startsWith("P1: the claims of hold " + hold));
    }

    @Test
    void findsASessionWithMoreAttendeesThanSeats() throws Exception {
        UUID session = session("key-1");
        execute("alter table bookings drop constraint bookings_seats");
        execute("alter table seat_attendees disable trigger a_count_seats");
        for (int i = 2; i <= 4; i++) {
            seat(session, "key-" + i);
        }
        execute("update bookings set seats_taken = 4");

        assertThat(promises.p1())
                .containsExactly("P1: session " + session + " has 4 of 3 seats taken, its attendees hold 4");
    }

    @Test
    void findsACounterThatMissesASeat() throws Exception {
        UUID session = session("key-1");
        execute("alter table seat_attendees disable trigger a_count_seats");
        seat(session, "key-2");

        assertThat(promises.p1())
                .containsExactly("P1: session " + session + " has 1 of 3 seats taken, its attendees hold 2");
    }

    @Test
    void findsSomebodyWhoWaitsForASeatThatIsFree() throws Exception {
        UUID seat = insert("insert into seat_attendees (booking_id, status, waitlisted_at, name, email) values ('"
                + session("key-1") + "', 'waitlisted', now(), 'C', 'c@example.org') returning id");

        assertThat(promises.p1())
                .containsExactly("P5: seat " + seat + " waits for 1 of the 2 that its session has left");
    }

    @Test
    void findsEventsThatPollingByPositionLeavesBehind() throws Exception {
        List<ProducerRecord<String, byte[]>> published = pollByPositionWhileOthersWrite();

        Topic.Content content = publish(published);

        assertThat(promises.p3(content)).anyMatch(line -> line.endsWith("never came to the topic"));
    }

    @Test
    void findsEventsOutOfOrder() throws Exception {
        UUID booking = book(NINE, "key-1");
        execute("update bookings set status = 'cancelled' where id = '" + booking + "'");
        List<ProducerRecord<String, byte[]>> all = outboxAfter(-1, 100);

        assertThat(promises.p3(publish(all.reversed()))).anyMatch(line -> line.contains("has event 2 after 0"));
    }

    @Test
    void findsAnEffectTakenTwiceWithoutAnInbox() throws Exception {
        UUID booking = book(NINE, "key-1");
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
        seat(session("key-1"), "key-2");

        assertThat(promises.p4())
                .filteredOn(line -> line.endsWith("was never taken by notifications-service"))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("P4: the booking.created"))
                .anyMatch(line -> line.startsWith("P4: the seat.reserved"));
    }

    @Test
    void findsAnEventThatWasTakenWithoutEffect() throws Exception {
        seat(session("key-1"), "key-2");
        book(NINE.plusSeconds(3_600), "key-3");
        execute("insert into inbox (consumer, event_id, content_hash)"
                + " select 'notifications-service', id, sha256('') from booking_events");

        assertThat(promises.p4()).hasSize(3).allMatch(line -> line.startsWith("P4: nobody was written to about the "));
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
}
