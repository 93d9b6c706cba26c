package dev.bookingkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bookingkit.schema.event.BookingEvent;
import dev.bookingkit.schema.event.EventJson;
import dev.bookingkit.schema.event.EventTypes;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

/** Plain SQL is enough: the triggers write the audit trail and what is to be published. */
class BookingAuditIT {

    private final Tenant tenant = Tenant.create();
    private final Session session = tenant.session(Service.BOOKING).set("app.actor", "user:ada");

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void moveToAnotherHostIsAMove() {
        UUID booking = tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);
        session.execute(
                "UPDATE bookings SET provider_id = ?, starts_at = ?::timestamptz, ends_at = ?::timestamptz WHERE id = ?",
                tenant.colleague(),
                Tenant.ONE,
                Tenant.HALF_PAST_ONE,
                booking);

        assertThat(session.rows("""
                        SELECT type, payload ->> 'previousStartsAt' IS NOT NULL, payload ->> 'providerId',
                          payload ->> 'previousProviderId' IS NOT NULL
                        FROM outbox WHERE aggregateid = ? AND type <> 'booking.created'""", booking.toString()))
                .containsExactly(
                        List.of("booking.rescheduled", "t", tenant.colleague().toString(), "t"));
    }

    @Test
    void everyChangeHasAnEventWithActorAndSequenceAndTheSameIdInTheOutbox() {
        UUID booking = tenant.book(session, Tenant.NOON, Tenant.HALF_PAST, "pending", 0, 0, null);
        session.execute("UPDATE bookings SET status = 'confirmed' WHERE id = ?", booking);
        session.set("app.actor", "guest:" + booking).set("app.reason", "guest_asked");
        session.execute(
                "UPDATE bookings SET status = 'rescheduled', starts_at = ?::timestamptz, ends_at = ?::timestamptz WHERE id = ?",
                Tenant.ONE,
                Tenant.HALF_PAST_ONE,
                booking);
        session.set("app.actor", "").set("app.reason", "Grace called, she is ill");
        session.execute("UPDATE bookings SET provider_id = ? WHERE id = ?", tenant.colleague(), booking);
        session.execute("UPDATE bookings SET status = 'cancelled' WHERE id = ?", booking);

        assertThat(session.rows("""
                        SELECT sequence, type, from_status, to_status, actor, reason FROM booking_events
                        WHERE booking_id = ? ORDER BY position""", booking))
                .containsExactly(
                        Arrays.asList("1", "booking.created", null, "pending", "user:ada", null),
                        Arrays.asList("2", "booking.confirmed", "pending", "confirmed", "user:ada", null),
                        List.of(
                                "3",
                                "booking.rescheduled",
                                "confirmed",
                                "rescheduled",
                                "guest:" + booking,
                                "guest_asked"),
                        Arrays.asList(
                                "4", "booking.reassigned", "rescheduled", "rescheduled", "db:booking_service", null),
                        Arrays.asList(
                                "5", "booking.cancelled", "rescheduled", "cancelled", "db:booking_service", null));
        assertThat(session.rows("SELECT id, type, aggregateid FROM outbox ORDER BY position"))
                .isEqualTo(session.rows("SELECT id, type, booking_id FROM booking_events ORDER BY position"));
        assertThat(session.column("SELECT DISTINCT service || ' ' || topic || ' ' || aggregatetype FROM outbox"))
                .containsExactly("booking_service booking_events booking");
        assertThat(session.rows("""
                        SELECT old_starts_at = ?::timestamptz, new_starts_at = ?::timestamptz, old_ends_at = ?::timestamptz,
                          new_ends_at = ?::timestamptz FROM booking_events WHERE type = 'booking.rescheduled'""", Tenant.NOON, Tenant.ONE, Tenant.HALF_PAST, Tenant.HALF_PAST_ONE))
                .containsExactly(List.of("t", "t", "t", "t"));
        assertThat(session.rows("SELECT old_provider_id, new_provider_id FROM booking_events WHERE sequence = 4"))
                .containsExactly(
                        List.of(tenant.provider().toString(), tenant.colleague().toString()));
    }

    @Test
    void psqlAsSuperuserLeavesTheSameTrail() {
        try (Session admin = Session.admin()) {
            UUID booking = tenant.book(admin, Tenant.NOON, Tenant.HALF_PAST);

            assertThat(admin.rows("""
                            SELECT e.actor, e.organization_id, o.service, o.organization_id
                            FROM booking_events e JOIN outbox o USING (id) WHERE booking_id = ?""", booking))
                    .containsExactly(List.of(
                            "db:postgres",
                            tenant.id().toString(),
                            "booking_service",
                            tenant.id().toString()));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
    void everyStatusHasItsEventType(BookingStatus status) throws IllegalAccessException {
        UUID booking = tenant.book(session, Tenant.NOON, Tenant.HALF_PAST, "pending", 0, 0, null);

        session.execute("UPDATE bookings SET status = ?::booking_status", status.wireName());

        String type = session.one("SELECT type FROM booking_events WHERE booking_id = ? AND sequence = 2", booking);
        assertThat(type).isEqualTo("booking." + status.wireName());
        assertThat(WorkflowTrigger.fromWire(type).wireName()).isEqualTo(type);
    }

    @Test
    void aBookingDoesNotGoBackToPending() {
        tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);

        assertThat(session.refusal("UPDATE bookings SET status = 'pending'")).isEqualTo("23514");
    }

    @Test
    void otherChangesWriteNoEventButCountAsVersions() {
        UUID booking = tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);

        session.execute("UPDATE bookings SET payment_status = 'succeeded'");
        session.execute("UPDATE bookings SET notes = 'quiet', version = version + 1");
        session.execute("UPDATE bookings SET version = 99");

        assertThat(session.one("SELECT count(*) FROM booking_events WHERE booking_id = ?", booking))
                .isEqualTo("1");
        assertThat(session.one("SELECT version FROM bookings WHERE id = ?", booking))
                .isEqualTo("3");
    }

    @Test
    void thePayloadIsABookingEventAndNothingElse() throws IOException {
        UUID booking = tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);
        session.execute("""
                UPDATE bookings SET starts_at = starts_at + interval '0.25 seconds', status = 'rescheduled',
                  provider_id = ?, payment_status = 'pending'""", tenant.colleague());
        List<String> payloads = List.of(payload(1), payload(2));

        for (String payload : payloads) {
            JsonNode json = new ObjectMapper().readTree(payload);
            assertThat(json.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(BookingEvent.class.getRecordComponents())
                            .map(RecordComponent::getName)
                            .filter(name -> !name.equals("seat"))
                            .toList());
            assertThat(payload).doesNotContainIgnoringCase("grace");
        }
        Instant occurredAt =
                Instant.parse(session.one("SELECT rfc3339(created_at) FROM booking_events WHERE sequence = 2"));
        BookingEvent expected = new BookingEvent(
                booking,
                tenant.id(),
                tenant.eventType(),
                tenant.colleague(),
                List.of(tenant.colleague()),
                null,
                null,
                2,
                BookingStatus.CONFIRMED,
                BookingStatus.RESCHEDULED,
                Instant.parse("2026-03-09T12:00:00.25Z"),
                Instant.parse(Tenant.HALF_PAST),
                Instant.parse(Tenant.NOON),
                Instant.parse(Tenant.HALF_PAST),
                tenant.provider(),
                PaymentStatus.PENDING,
                "user:ada",
                occurredAt,
                null);
        assertThat(read(payloads.getLast())).isEqualTo(expected);
        assertThat(read(EventJson.write(expected))).isEqualTo(expected);
        assertThat(payloads.getFirst())
                .contains(
                        "\"startsAt\": \"2026-03-09T12:00:00Z\"", "\"previousStartsAt\": null", "\"fromStatus\": null");
        assertThat(payloads.getLast()).contains("\"startsAt\": \"2026-03-09T12:00:00.250000Z\"");
    }

    @Test
    void previousTimesAreThoseOfAMoveOnly() throws IOException {
        tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);
        session.execute("UPDATE bookings SET status = 'completed'");

        BookingEvent event = read(payload(2));

        assertThat(event.previousStartsAt()).isNull();
        assertThat(event.previousEndsAt()).isNull();
        assertThat(event.previousProviderId()).isNull();
    }

    @Test
    void theRelayOfTheTopicIsWokenAtCommitAndNoOther() throws SQLException {
        try (Session listener = Session.admin()) {
            for (String topic : List.of("booking_events", "availability_events")) {
                listener.execute("LISTEN \"outbox booking_service " + topic + "\"");
            }
            listener.commit();

            tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);
            session.commit();

            assertThat(listener.connection.unwrap(PGConnection.class).getNotifications(5000))
                    .extracting(org.postgresql.PGNotification::getName)
                    .containsExactly("outbox booking_service booking_events");
        }
    }

    @Test
    void theTraceOfTheTransactionTravelsWithItsEvents() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        session.set("app.traceparent", trace);

        tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);

        assertThat(session.one("SELECT traceparent FROM outbox")).isEqualTo(trace);
        assertThat(session.one("SELECT type FROM outbox")).isEqualTo(EventTypes.BOOKING_CREATED);
    }

    private String payload(int sequence) {
        return session.one("SELECT payload FROM outbox JOIN booking_events USING (id) WHERE sequence = ?", sequence);
    }

    private static BookingEvent read(String payload) throws IOException {
        return EventJson.read(payload.getBytes(StandardCharsets.UTF_8), BookingEvent.class);
    }
}
