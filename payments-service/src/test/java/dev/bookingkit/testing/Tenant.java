package dev.bookingkit.testing;

import dev.bookingkit.tenant.ApiKeySecret;
import dev.bookingkit.tenant.GuestToken;
import dev.bookingkit.tenant.Permission;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** An organization of its own for a test, with a secret key that may do everything. */
public record Tenant(UUID organizationId, String slug, UUID providerId, UUID eventTypeId, String secretKey) {

    private static final AtomicInteger HOURS = new AtomicInteger();

    public static Tenant create() {
        String slug = "t-" + UUID.randomUUID();
        UUID organization = Sql.one("insert into organizations (name, slug) values ('Test', ?) returning id", slug);
        UUID provider = Sql.one(
                "insert into providers (organization_id, display_name, time_zone) values (?, 'Ada', 'Europe/Berlin')"
                        + " returning id",
                organization);
        UUID eventType = Sql.one(
                "insert into event_types (organization_id, title, slug, duration_minutes, price_cents)"
                        + " values (?, 'Cut', 'cut', 30, 5000) returning id",
                organization);
        return new Tenant(
                organization,
                slug,
                provider,
                eventType,
                key(organization, ApiKeySecret.Kind.SECRET, Permission.ofSecretKeys()));
    }

    public String key(ApiKeySecret.Kind kind, Set<Permission> scopes) {
        return key(organizationId, kind, scopes);
    }

    private static String key(UUID organization, ApiKeySecret.Kind kind, Set<Permission> scopes) {
        String secret = ApiKeySecret.newSecret(kind);
        Sql.run(
                "insert into api_keys (organization_id, name, kind, prefix, key_hash, scopes)"
                        + " values (?, 'test', ?::api_key_kind, ?, ?, string_to_array(?, ','))",
                organization,
                kind == ApiKeySecret.Kind.SECRET ? "secret" : "publishable",
                ApiKeySecret.prefix(secret),
                ApiKeySecret.hmac(secret, "test-pepper"),
                scopes.stream().map(Permission::wireName).collect(Collectors.joining(",")));
        return secret;
    }

    public void member(String subject, String role) {
        Sql.run(
                "insert into organization_members (organization_id, user_id, role) values (?, ?, ?::member_role)",
                organizationId,
                subject,
                role);
    }

    public String guestToken(UUID bookingId) {
        return new GuestToken(organizationId, bookingId, Instant.now().plus(Duration.ofHours(1)))
                .text("test-guest-token-secret");
    }

    /** A pending booking, at a time that no other test's booking has. */
    public UUID booking(long priceCents) {
        OffsetDateTime start =
                OffsetDateTime.of(2031, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).plusHours(HOURS.incrementAndGet());
        return Sql.one(
                "insert into bookings (organization_id, event_type_id, provider_id, starts_at, ends_at, customer_name,"
                        + " customer_email, price_cents, currency, payment_status) values (?, ?, ?, ?, ?, 'Grace',"
                        + " 'grace@example.org', ?, 'EUR', 'pending') returning id",
                organizationId,
                eventTypeId,
                providerId,
                start,
                start.plusMinutes(30),
                priceCents);
    }

    public void setStatus(UUID bookingId, String status) {
        Sql.run("update bookings set status = ?::booking_status where id = ?", status, bookingId);
    }
}
