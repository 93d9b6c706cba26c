package dev.bookingkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.schema.event.BookingEvent;
import dev.bookingkit.schema.event.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plain SQL is enough: a session's counter and its events follow its attendees. */
class SeatsIT {

    private final Tenant tenant = Tenant.create();
    private final Session session = tenant.session(Service.BOOKING).set("app.actor", "user:ada");
    private UUID booking;

    @BeforeEach
    void open() {
        booking = tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);
        session.execute("UPDATE bookings SET max_seats = 3, seats_taken = 0 WHERE id = ?", booking);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void theCounterFollowsTheAttendees() {
        UUID two = seat("confirmed", 2);
        seat("waitlisted", 3);
        assertThat(taken()).isEqualTo("2");

        session.execute("UPDATE seat_attendees SET status = 'cancelled' WHERE id = ?", two);
        assertThat(taken()).isEqualTo("0");

        session.execute("UPDATE seat_attendees SET offered_at = now(), offer_expires_at = now() + interval '1 hour'"
                + " WHERE status = 'waitlisted'");
        assertThat(taken()).isEqualTo("3");

        session.execute("UPDATE seat_attendees SET status = 'confirmed' WHERE status = 'waitlisted'");
        assertThat(taken()).isEqualTo("3");

        session.execute("DELETE FROM seat_attendees WHERE status = 'confirmed'");
        assertThat(taken()).isEqualTo("0");
    }

    @Test
    void noSeatTooManyIsSoldOnAnyPath() {
        seat("confirmed", 2);
        UUID waiting = seat("waitlisted", 2);

        assertThat(session.refusal(
                        "INSERT INTO seat_attendees (booking_id, seats, name, email) VALUES (?, 2, 'G', 'g@example.org')",
                        booking))
                .isEqualTo("23514");
        assertThat(session.refusal("UPDATE seat_attendees SET status = 'confirmed' WHERE id = ?", waiting))
                .isEqualTo("23514");
        assertThat(session.refusal("UPDATE bookings SET max_seats = 1 WHERE id = ?", booking))
                .isEqualTo("23514");
    }

    /** Where all bookings are sessions of one status, of which row-level security hides how common it is. */
    @Test
    void aSessionIsFoundWithoutReadingOthers() {
        String read = "SELECT sum(pg_stat_get_xact_tuples_returned(indexrelid)) + pg_stat_get_xact_tuples_returned("
                + "'bookings'::regclass) FROM pg_index WHERE indrelid = 'bookings'::regclass";
        try (Session other = Session.admin().tenant(tenant.id())) {
            other.execute("""
                    INSERT INTO bookings (event_type_id, provider_id, starts_at, ends_at, status, customer_name, customer_email)
                    SELECT ?, ?, day, day + interval '30 minutes', 'confirmed', 'Grace', 'grace@example.org'
                    FROM generate_series(timestamptz '2027-01-01Z', timestamptz '2027-12-31Z', interval '1 day') AS day""", tenant.eventType(), tenant.colleague());
            UUID own =
                    UUID.fromString(other.one("SELECT id FROM bookings WHERE starts_at = timestamptz '2027-01-01Z'"));
            other.execute("UPDATE bookings SET max_seats = 3, seats_taken = 0");
            other.execute("ANALYZE bookings");
            other.execute("""
                    UPDATE pg_statistic SET stadistinct = 1 WHERE starelid = 'bookings'::regclass
                      AND staattnum = (SELECT attnum FROM pg_attribute WHERE attrelid = starelid AND attname = 'status')""");
            other.execute("SET LOCAL ROLE booking_service");
            long before = Long.parseLong(other.one(read));

            other.execute("INSERT INTO seat_attendees (booking_id, name, email) VALUES (?, 'G', 'g@example.org')", own);
            other.one(
                    "SELECT id FROM bookings WHERE id = ? AND max_seats > 1 AND status NOT IN ('cancelled', 'rejected')",
                    own);

            assertThat(Long.parseLong(other.one(read)) - before).isLessThan(20);
            assertThat(other.one("SELECT seats_taken FROM bookings WHERE id = ?", own))
                    .isEqualTo("1");
        }
    }

    @Test
    void aSeatDoesNotComeBack() {
        UUID seat = seat("confirmed", 1);

        assertThat(session.refusal("UPDATE seat_attendees SET status = 'waitlisted', waitlisted_at = now()"))
                .isEqualTo("23514");
        session.execute("UPDATE seat_attendees SET status = 'cancelled' WHERE id = ?", seat);
        assertThat(session.refusal("UPDATE seat_attendees SET status = 'confirmed'"))
                .isEqualTo("23514");
        assertThat(session.rows("SELECT version, cancelled_at IS NOT NULL FROM seat_attendees"))
                .containsExactly(List.of("1", "t"));
    }

    @Test
    void everyChangeOfASeatIsAnEventOfTheSessionInOneSequence() {
        UUID seat = seat("waitlisted", 2);
        String offer = "UPDATE seat_attendees SET offered_at = now(), offer_expires_at = now() + interval '1 hour'";
        session.execute(offer);
        session.execute("UPDATE seat_attendees SET name = 'Grace'");
        session.execute("UPDATE seat_attendees SET status = 'confirmed'");
        session.set("app.actor", "guest:" + seat).set("app.reason", "guest_asked");
        session.execute("UPDATE seat_attendees SET status = 'cancelled'");
        UUID late = seat("waitlisted", 1);
        session.execute(offer + " WHERE id = ?", late);
        session.execute("UPDATE seat_attendees SET offer_expires_at = now() - interval '1 second' WHERE id = ?", late);
        session.execute("UPDATE seat_attendees SET status = 'cancelled' WHERE id = ?", late);

        assertThat(session.rows("""
                        SELECT sequence, type, seat_from_status, seat_to_status, seats, to_status, seat_id FROM booking_events
                        WHERE booking_id = ? AND sequence > 1 ORDER BY position""", booking))
                .containsExactly(
                        Arrays.asList("2", "seat.waitlisted", null, "waitlisted", "2", "confirmed", seat.toString()),
                        List.of("3", "seat.offered", "waitlisted", "waitlisted", "2", "confirmed", seat.toString()),
                        List.of("4", "seat.reserved", "waitlisted", "confirmed", "2", "confirmed", seat.toString()),
                        List.of("5", "seat.cancelled", "confirmed", "cancelled", "2", "confirmed", seat.toString()),
                        Arrays.asList("6", "seat.waitlisted", null, "waitlisted", "1", "confirmed", late.toString()),
                        List.of("7", "seat.offered", "waitlisted", "waitlisted", "1", "confirmed", late.toString()),
                        List.of(
                                "8",
                                "seat.offer_expired",
                                "waitlisted",
                                "cancelled",
                                "1",
                                "confirmed",
                                late.toString()));
        assertThat(session.rows(
                        "SELECT id, type, aggregateid FROM outbox WHERE topic = 'booking_events' ORDER BY position"))
                .isEqualTo(session.rows("SELECT id, type, booking_id FROM booking_events ORDER BY position"));
        assertThat(session.column("SELECT type FROM outbox"))
                .filteredOn(type -> type.startsWith("seat."))
                .allSatisfy(type ->
                        assertThat(WorkflowTrigger.fromWire(type).wireName()).isEqualTo(type));
    }

    @Test
    void thePayloadSaysWhichSeatAndNothingPersonal() throws IOException {
        UUID seat = seat("waitlisted", 2);
        session.execute(
                "UPDATE seat_attendees SET offered_at = now(), offer_expires_at = '2026-03-09T10:00:00Z'::timestamptz");

        String payload = session.one("SELECT payload FROM outbox WHERE type = 'seat.offered'");

        BookingEvent event = EventJson.read(payload.getBytes(StandardCharsets.UTF_8), BookingEvent.class);
        assertThat(event.sequence()).isEqualTo(3);
        assertThat(event.toStatus()).isEqualTo(BookingStatus.CONFIRMED);
        assertThat(event.seat())
                .isEqualTo(new BookingEvent.Seat(
                        seat,
                        SeatStatus.WAITLISTED,
                        SeatStatus.WAITLISTED,
                        2,
                        java.time.Instant.parse("2026-03-09T10:00:00Z")));
        assertThat(payload).doesNotContainIgnoringCase("grace").doesNotContain("example.org");
    }

    @Test
    void allSeatsEndWithTheirSession() {
        seat("confirmed", 1);
        seat("confirmed", 2);
        seat("waitlisted", 1);

        session.execute("UPDATE bookings SET status = 'cancelled' WHERE id = ?", booking);

        assertThat(taken()).isEqualTo("0");
        assertThat(session.column("SELECT DISTINCT status FROM seat_attendees")).containsExactly("cancelled");
        assertThat(session.rows(
                        "SELECT sequence, type FROM booking_events WHERE booking_id = ? AND sequence > 4 ORDER BY 1",
                        booking))
                .containsExactly(
                        List.of("5", "booking.cancelled"),
                        List.of("6", "seat.cancelled"),
                        List.of("7", "seat.cancelled"),
                        List.of("8", "seat.cancelled"));
        assertThat(session.one("SELECT count(*) FROM booking_claims WHERE booking_id = ?", booking))
                .isEqualTo("0");
    }

    @Test
    void whoOpensASessionHasItsFirstSeats() {
        UUID opened = UUID.fromString(session.one("""
                INSERT INTO bookings (event_type_id, provider_id, starts_at, ends_at, status, max_seats, seats_taken,
                    customer_name, customer_email)
                VALUES (?, ?, '2026-03-10T12:00Z', '2026-03-10T12:30Z', 'confirmed', 5, 2, 'Grace', 'g@example.org')
                RETURNING id""", tenant.eventType(), tenant.provider()));

        assertThat(session.rows("SELECT status, seats, name FROM seat_attendees WHERE booking_id = ?", opened))
                .containsExactly(List.of("confirmed", "2", "Grace"));
        assertThat(session.one("SELECT seats_taken FROM bookings WHERE id = ?", opened))
                .isEqualTo("2");
        assertThat(session.column("SELECT type FROM booking_events WHERE booking_id = ? ORDER BY sequence", opened))
                .containsExactly("booking.created", "seat.reserved");
    }

    @Test
    void aSingleBookingKeepsItsSeat() {
        session.execute("UPDATE bookings SET max_seats = 1, seats_taken = 1 WHERE id = ?", booking);

        session.execute("UPDATE bookings SET status = 'cancelled' WHERE id = ?", booking);

        assertThat(taken()).isEqualTo("1");
    }

    private UUID seat(String status, int seats) {
        return UUID.fromString(session.one("""
                INSERT INTO seat_attendees (booking_id, status, seats, name, email, waitlisted_at)
                VALUES (?, ?::seat_status, ?, 'Grace', 'Grace@Example.org', now()) RETURNING id""", booking, status, seats));
    }

    private String taken() {
        return session.one("SELECT seats_taken FROM bookings WHERE id = ?", booking);
    }
}
