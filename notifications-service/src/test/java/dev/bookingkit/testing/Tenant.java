package dev.bookingkit.testing;

import dev.bookingkit.tenant.ApiKeySecret;
import dev.bookingkit.tenant.Permission;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** An organization of its own for a test, with a provider, an event type and a secret key that may do everything. */
public record Tenant(UUID organizationId, UUID providerId, UUID eventTypeId, String customer, String secretKey) {

    private static final AtomicInteger DAYS = new AtomicInteger();

    public static Tenant create() {
        UUID organization = Sql.one(
                "insert into organizations (name, slug) values ('Salon & Söhne', ?) returning id",
                "t-" + UUID.randomUUID());
        UUID provider = Sql.one(
                "insert into providers (organization_id, display_name, time_zone) values (?, 'Ada', 'Europe/Berlin')"
                        + " returning id",
                organization);
        UUID eventType = Sql.one(
                "insert into event_types (organization_id, title, slug, duration_minutes) values (?, 'Cut <b>& colour</b>',"
                        + " 'cut', 30) returning id",
                organization);
        return new Tenant(
                organization,
                provider,
                eventType,
                "c" + UUID.randomUUID() + "@example.org",
                key(organization, ApiKeySecret.Kind.SECRET, Permission.ofSecretKeys()));
    }

    public String key(Set<Permission> scopes) {
        return key(organizationId, ApiKeySecret.Kind.SECRET, scopes);
    }

    public String publishableKey() {
        return key(organizationId, ApiKeySecret.Kind.PUBLISHABLE, Permission.ofPublishableKeys());
    }

    private static String key(UUID organization, ApiKeySecret.Kind kind, Set<Permission> scopes) {
        String secret = ApiKeySecret.newSecret(kind);
        Sql.run(
                "insert into api_keys (organization_id, name, kind, prefix, key_hash, scopes, rate_limit_per_minute)"
                        + " values (?, 'test', ?::api_key_kind, ?, ?, string_to_array(?, ','), 1000000)",
                organization,
                kind == ApiKeySecret.Kind.SECRET ? "secret" : "publishable",
                ApiKeySecret.prefix(secret),
                ApiKeySecret.hmac(secret, "test-pepper"),
                scopes.stream().map(Permission::wireName).collect(Collectors.joining(",")));
        return secret;
    }

    /** 09:00 to 09:30 UTC, on a day of its own in March. */
    public UUID booking(String status) {
        OffsetDateTime start = OffsetDateTime.parse("2031-03-03T09:00:00Z").plusYears(DAYS.incrementAndGet());
        return Sql.one(
                "insert into bookings (organization_id, event_type_id, provider_id, starts_at, ends_at, status, customer_name,"
                        + " customer_email, customer_time_zone) values (?, ?, ?, ?, ?, ?::booking_status,"
                        + " 'Grace <script>', ?, 'America/New_York') returning id",
                organizationId,
                eventTypeId,
                providerId,
                start,
                start.plusMinutes(30),
                status,
                customer);
    }

    /** A booking of two seats, which nobody has yet. */
    public UUID session() {
        UUID session = booking("confirmed");
        Sql.run("update bookings set max_seats = 2, seats_taken = 0 where id = ?", session);
        return session;
    }

    public UUID seat(UUID session, String name, String email, String status) {
        return Sql.one(
                "insert into seat_attendees (organization_id, booking_id, name, email, status, waitlisted_at)"
                        + " values (?, ?, ?, ?, ?::seat_status, now()) returning id",
                organizationId,
                session,
                name,
                email,
                status);
    }

    public void setStatus(UUID bookingId, String status) {
        Sql.run("update bookings set status = ?::booking_status where id = ?", status, bookingId);
    }

    public void move(UUID bookingId) {
        Sql.run(
                "update bookings set status = 'rescheduled', starts_at = starts_at + interval '1 hour',"
                        + " ends_at = ends_at + interval '1 hour' where id = ?",
                bookingId);
    }
}
