package dev.bookingkit.testing;

import static io.restassured.RestAssured.given;

import dev.bookingkit.tenant.ApiKeySecret;
import dev.bookingkit.tenant.Permission;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** An organization of its own for a test, with its keys, and what the other services would have put into the database. */
public final class Tenant {

    public static final String PEPPER = "test-pepper";
    public static final String GUEST_SECRET = "test-guest-token-secret";

    private final UUID id;
    private final String secretKey;
    private final String publishableKey;

    private Tenant(UUID id) {
        this.id = id;
        this.secretKey = key(ApiKeySecret.Kind.SECRET, Permission.ofSecretKeys());
        this.publishableKey = key(ApiKeySecret.Kind.PUBLISHABLE, Permission.ofPublishableKeys());
    }

    public static Tenant create() {
        UUID id = UUID.randomUUID();
        Sql.run("insert into organizations (id, name, slug) values (?, 'Test', ?)", id, "t" + id);
        return new Tenant(id);
    }

    public UUID id() {
        return id;
    }

    public String secretKey() {
        return secretKey;
    }

    public String publishableKey() {
        return publishableKey;
    }

    public String key(ApiKeySecret.Kind kind, Set<Permission> scopes) {
        String secret = ApiKeySecret.newSecret(kind);
        Sql.run(
                "insert into api_keys (organization_id, name, kind, prefix, key_hash, scopes)"
                        + " values (?, 'test', ?::api_key_kind, ?, ?, string_to_array(?, ','))",
                id,
                kind.name().toLowerCase(java.util.Locale.ROOT),
                ApiKeySecret.prefix(secret),
                ApiKeySecret.hmac(secret, PEPPER),
                scopes.stream().map(Permission::wireName).collect(Collectors.joining(",")));
        return secret;
    }

    public RequestSpecification api() {
        return as(secretKey);
    }

    public static RequestSpecification as(String bearer) {
        return given().header("Authorization", "Bearer " + bearer).contentType(ContentType.JSON);
    }

    /** Open every day from 08:00 to 20:00 UTC. */
    public UUID provider() {
        return provider("FREQ=DAILY", LocalTime.of(8, 0), LocalTime.of(20, 0), "UTC");
    }

    public UUID provider(String rrule, LocalTime start, LocalTime end, String zone) {
        UUID provider = UUID.randomUUID();
        Sql.run(
                "insert into providers (id, organization_id, display_name, time_zone) values (?, ?, 'Dr Test', ?)",
                provider,
                id,
                zone);
        rule(provider, rrule, start, end, zone);
        return provider;
    }

    public void rule(UUID provider, String rrule, LocalTime start, LocalTime end, String zone) {
        Sql.run(
                "insert into availability_rules (organization_id, provider_id, rrule, start_time, end_time, time_zone)"
                        + " values (?, ?, ?, ?, ?, ?)",
                id,
                provider,
                rrule,
                start,
                end,
                zone);
    }

    /** Of these providers, as availability-service would write it. */
    /** Away all that day, of UTC; who asks for them then is sent to somebody else. */
    public void away(UUID provider, Instant when, UUID standIn) {
        LocalDate day = LocalDate.ofInstant(when, ZoneOffset.UTC);
        Sql.run(
                "insert into out_of_office (organization_id, provider_id, start_date, end_date, redirect_to_provider_id)"
                        + " values (?, ?, ?, ?, ?)",
                id(),
                provider,
                day,
                day,
                standIn);
    }

    public UUID team(String strategy, UUID... members) {
        UUID team = UUID.randomUUID();
        Sql.run(
                "insert into teams (id, organization_id, name, slug, assignment_strategy)"
                        + " values (?, ?, 'Team', ?, ?::assignment_strategy)",
                team,
                id,
                "t" + team,
                strategy);
        for (UUID member : members) {
            Sql.run(
                    "insert into team_members (organization_id, team_id, provider_id, joined_at)"
                            + " values (?, ?, ?, now() - interval '1 year')",
                    id,
                    team,
                    member);
        }
        return team;
    }

    /** Half an hour, of a team, with what {@code more} adds. */
    public UUID teamType(UUID team, String more) {
        String body = """
                {"title": "Consultation", "slug": "c-%s", "durationMinutes": 30, "teamId": "%s"%s}
                """.formatted(UUID.randomUUID(), team, more);
        Response created = api().body(body).post("/v1/event-types");
        created.then().statusCode(201);
        return UUID.fromString(created.path("id"));
    }

    /** Half an hour, with what {@code more} adds: JSON members with a comma in front. */
    public UUID eventType(UUID provider, String more) {
        String body = """
                {"title": "Consultation", "slug": "c-%s", "durationMinutes": 30, "providerId": "%s"%s}
                """.formatted(UUID.randomUUID(), provider, more);
        Response created = api().body(body).post("/v1/event-types");
        created.then().statusCode(201);
        return UUID.fromString(created.path("id"));
    }

    /** Half an hour of whichever provider a booking names. */
    public UUID anyonesType() {
        Response created = api().body("{\"title\": \"Any\", \"slug\": \"any\", \"durationMinutes\": 30}")
                .post("/v1/event-types");
        created.then().statusCode(201);
        return UUID.fromString(created.path("id"));
    }

    /** A user of the organization: the subject of their tokens. */
    public String member(String role) {
        String subject = "user-" + UUID.randomUUID();
        Sql.run(
                "insert into organization_members (organization_id, user_id, role) values (?, ?, ?::member_role)",
                id,
                subject,
                role);
        return subject;
    }

    public UUID eventType(UUID provider) {
        return eventType(provider, "");
    }

    public static String order(UUID eventType, Instant start) {
        return order(eventType, start, "");
    }

    public static String order(UUID eventType, Instant start, String more) {
        return """
                {"eventTypeId": "%s", "start": "%s", "customer": {"name": "Ada L.", "email": "Ada@Example.org"}%s}
                """.formatted(eventType, start, more);
    }

    /** A booking that is known to succeed. */
    public JsonPath book(UUID eventType, Instant start) {
        return book(eventType, start, "");
    }

    public JsonPath book(UUID eventType, Instant start, String more) {
        Response created = api().body(order(eventType, start, more)).post("/v1/bookings");
        created.then().statusCode(201);
        return created.jsonPath();
    }

    public Response post(Object booking, String operation, String body) {
        return api().body(body).post("/v1/bookings/" + booking + "/" + operation);
    }

    /** Three days from now, so that no notice or horizon is near, at this time in UTC. */
    public static Instant at(int hour, int minute) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(3).atTime(hour, minute).toInstant(ZoneOffset.UTC);
    }
}
