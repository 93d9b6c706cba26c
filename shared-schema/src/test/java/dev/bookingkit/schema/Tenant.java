package dev.bookingkit.schema;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organization of a test's own, with two providers and an event type. */
record Tenant(UUID id, UUID provider, UUID colleague, UUID eventType) {

    static final String NOON = "2026-03-09T12:00:00Z";
    static final String HALF_PAST = "2026-03-09T12:30:00Z";
    static final String ONE = "2026-03-09T13:00:00Z";
    static final String HALF_PAST_ONE = "2026-03-09T13:30:00Z";

    static Tenant create() {
        UUID id = UUID.randomUUID();
        Tenant tenant = new Tenant(id, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        try (Session session = Session.admin().tenant(id)) {
            session.execute("INSERT INTO organizations (id, name, slug) VALUES (?, 'A studio', ?)", id, "t-" + id);
            for (UUID provider : new UUID[] {tenant.provider, tenant.colleague}) {
                session.execute(
                        "INSERT INTO providers (id, display_name, time_zone, user_id) VALUES (?, 'Ada', 'Europe/Rome', ?)",
                        provider,
                        provider.toString());
            }
            session.execute(
                    "INSERT INTO event_types (id, title, slug, duration_minutes) VALUES (?, 'Visit', 'visit', 30)",
                    tenant.eventType);
            session.commit();
        }
        return tenant;
    }

    Session session(Service service) {
        return Session.of(service, id);
    }

    /** Inserts a booking of the first provider and answers its id. */
    UUID book(Session session, String startsAt, String endsAt) {
        return book(session, startsAt, endsAt, "confirmed", 0, 0, null);
    }

    UUID book(
            Session session,
            String startsAt,
            String endsAt,
            String status,
            int bufferBefore,
            int bufferAfter,
            UUID @Nullable [] hosts) {
        return UUID.fromString(
                session.one("""
                INSERT INTO bookings (organization_id, event_type_id, provider_id, starts_at, ends_at, status,
                    buffer_before_minutes, buffer_after_minutes, provider_ids, customer_name, customer_email)
                VALUES (?, ?, ?, ?::timestamptz, ?::timestamptz, ?::booking_status, ?, ?, ?::uuid[],
                    'Grace Hopper', 'Grace@Example.org')
                RETURNING id""", id, eventType, provider, startsAt, endsAt, status, bufferBefore, bufferAfter, hosts));
    }

    /** Inserts a hold of the first provider and answers its id. */
    UUID hold(Session session, String startsAt, String endsAt, String expiresIn) {
        return UUID.fromString(session.one(
                """
                INSERT INTO holds (event_type_id, provider_ids, starts_at, ends_at, token_hash, expires_at)
                VALUES (?, ARRAY[?], ?::timestamptz, ?::timestamptz, sha256(?::text::bytea), now() + ?::interval)
                RETURNING id""", eventType, provider, startsAt, endsAt, UUID.randomUUID().toString(), expiresIn));
    }
}
