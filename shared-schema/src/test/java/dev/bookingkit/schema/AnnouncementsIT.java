package dev.bookingkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.schema.event.AvailabilityEvent;
import dev.bookingkit.schema.event.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever decides when something can be booked is announced, once per provider, and nothing else is. */
class AnnouncementsIT {

    private final Tenant tenant = Tenant.create();
    private final Session session = tenant.session(Service.BOOKING);

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aHoldIsAnnouncedToEachOfItsProvidersWhenItBeginsMovesAndEnds() throws IOException {
        UUID hold = hold("now() + interval '5 minutes'");
        List<AvailabilityEvent> events = announced();
        assertThat(events)
                .extracting(AvailabilityEvent::providerId)
                .containsExactlyInAnyOrder(tenant.provider(), tenant.colleague());
        assertThat(events).allSatisfy(event -> {
            assertThat(event.organizationId()).isEqualTo(tenant.id());
            assertThat(event.change()).isEqualTo("holds");
            assertThat(event.eventTypeId()).isNull();
        });
        assertThat(session.column("SELECT DISTINCT service || ' ' || aggregatetype || ' ' || type FROM outbox"))
                .containsExactly("booking_service provider availability.changed");

        session.execute("DELETE FROM outbox");
        session.execute("UPDATE holds SET expires_at = expires_at + interval '1 minute' WHERE id = ?", hold);
        assertThat(announced()).isEmpty();
        session.execute("UPDATE holds SET starts_at = starts_at - interval '1 minute' WHERE id = ?", hold);
        assertThat(announced()).hasSize(2);

        session.execute("DELETE FROM outbox");
        session.execute("DELETE FROM holds WHERE id = ?", hold);
        assertThat(announced()).hasSize(2);
    }

    @Test
    void theEndOfAHoldThatIsPastItsTimeIsNoNews() throws IOException {
        UUID hold = hold("now() - interval '1 second'");
        session.execute("DELETE FROM outbox");
        session.execute("DELETE FROM holds WHERE id = ?", hold);
        assertThat(announced()).isEmpty();
    }

    @Test
    void anEventTypeIsAnnouncedWhenItsSlotsChange() throws IOException {
        session.execute("UPDATE event_types SET title = 'Chat', price_cents = 5 WHERE id = ?", tenant.eventType());
        assertThat(announced()).isEmpty();
        session.execute("UPDATE event_types SET duration_minutes = 45 WHERE id = ?", tenant.eventType());
        session.execute("UPDATE event_types SET archived_at = now() WHERE id = ?", tenant.eventType());
        assertThat(announced())
                .extracting(AvailabilityEvent::eventTypeId)
                .containsExactly(tenant.eventType(), tenant.eventType());
        assertThat(session.column("SELECT DISTINCT aggregatetype || ' ' || aggregateid FROM outbox"))
                .containsExactly("event_type " + tenant.eventType());
    }

    @Test
    void anEventTypeUnderAnotherIsAnnouncedAsAChangeOfThatToo() throws IOException {
        UUID child = UUID.randomUUID();
        session.execute(
                "INSERT INTO event_types (id, title, slug, duration_minutes, parent_event_type_id)"
                        + " VALUES (?, 'Mine', 'mine', 30, ?)",
                child,
                tenant.eventType());
        assertThat(announced()).extracting(AvailabilityEvent::eventTypeId).containsExactly(tenant.eventType());
        session.execute("DELETE FROM outbox");
        session.execute("UPDATE event_types SET duration_minutes = 45 WHERE id = ?", child);
        assertThat(announced())
                .extracting(AvailabilityEvent::eventTypeId)
                .containsExactlyInAnyOrder(child, tenant.eventType());
    }

    @Test
    void aBookingIsAnnouncedWhereNoBookingEventTellsIt() throws IOException {
        UUID booking = tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);
        session.execute("UPDATE bookings SET status = 'cancelled' WHERE id = ?", booking);
        booking = tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);
        assertThat(announced()).isEmpty();
        session.execute("UPDATE bookings SET buffer_after_minutes = 15 WHERE id = ?", booking);
        assertThat(announced()).extracting(AvailabilityEvent::providerId).containsExactly(tenant.provider());
        session.execute("DELETE FROM outbox WHERE topic = 'availability_events'");
        session.execute(
                "UPDATE bookings SET provider_ids = ARRAY[?, ?]::uuid[] WHERE id = ?",
                tenant.provider(),
                tenant.colleague(),
                booking);
        assertThat(announced()).isEmpty();
        session.execute("UPDATE bookings SET provider_ids = ARRAY[?]::uuid[] WHERE id = ?", tenant.provider(), booking);
        assertThat(announced()).extracting(AvailabilityEvent::providerId).containsExactly(tenant.colleague());
    }

    private UUID hold(String expiry) {
        UUID hold = UUID.randomUUID();
        session.execute(
                "INSERT INTO holds (id, event_type_id, provider_ids, starts_at, ends_at, token_hash, expires_at)"
                        + " VALUES (?, ?, ARRAY[?, ?]::uuid[], ?::timestamptz, ?::timestamptz, sha256(?::bytea), "
                        + expiry
                        + ")",
                hold,
                tenant.eventType(),
                tenant.provider(),
                tenant.colleague(),
                Tenant.NOON,
                Tenant.HALF_PAST,
                hold.toString());
        return hold;
    }

    private List<AvailabilityEvent> announced() throws IOException {
        List<AvailabilityEvent> events = new java.util.ArrayList<>();
        for (String payload : session.column(
                "SELECT payload::text FROM outbox WHERE topic = 'availability_events' ORDER BY position")) {
            events.add(
                    EventJson.read(String.valueOf(payload).getBytes(StandardCharsets.UTF_8), AvailabilityEvent.class));
        }
        return events;
    }
}
