package dev.bookingkit.testing;

import static io.restassured.RestAssured.given;

import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.tenant.ApiKeySecret;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** An organization of its own for one test, with a key that may do everything here. */
public record Tenant(UUID id, String key) {

    public static Tenant create() {
        UUID id = UUID.randomUUID();
        sql("insert into organizations (id, name, slug) values (?, 'Test', ?)", id, "t-" + id);
        return new Tenant(id, key(id, "availability:read", "availability:write", "slots:read"));
    }

    /** A secret key of this organization with these scopes. */
    public String keyWith(String... scopes) {
        return key(id, scopes);
    }

    /** A request of this tenant. */
    public RequestSpecification request() {
        return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    public Response post(String path, Object body) {
        return request().body(body).post(path);
    }

    public UUID provider(String timeZone) {
        return UUID.fromString(post("/v1/providers", Map.of("displayName", "Ada", "timeZone", timeZone))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** The same, inserted by SQL. */
    public UUID storedProvider(String timeZone) {
        UUID provider = UUID.randomUUID();
        sql(
                "insert into providers (id, organization_id, display_name, time_zone) values (?, ?, 'Ada', ?)",
                provider,
                id,
                timeZone);
        return provider;
    }

    /** An event type without notice, up to ten years ahead. */
    public UUID eventType(int durationMinutes, UUID providerId) {
        UUID type = UUID.randomUUID();
        sql(
                "insert into event_types (id, organization_id, title, slug, duration_minutes, max_future_days, provider_id)"
                        + " values (?, ?, 'Visit', ?, ?, 3650, ?)",
                type,
                id,
                "e-" + type,
                durationMinutes,
                providerId);
        return type;
    }

    /** A confirmed booking, inserted by SQL as booking-service would. */
    public UUID booking(UUID eventTypeId, UUID providerId, String start, String end) {
        UUID booking = UUID.randomUUID();
        sql(
                "insert into bookings (id, organization_id, event_type_id, provider_id, starts_at, ends_at, status,"
                        + " customer_name, customer_email) values (?, ?, ?, ?, cast(? as timestamptz), cast(? as timestamptz),"
                        + " 'confirmed', 'Grace', 'grace@example.com')",
                booking,
                id,
                eventTypeId,
                providerId,
                start,
                end);
        return booking;
    }

    /** The first row's first number, read as the superuser. */
    public static long number(String query, Object... parameters) {
        try (Connection connection = SharedStack.get().postgres().connect();
                PreparedStatement prepared = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            var rows = prepared.executeQuery();
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Runs as the superuser. */
    public static void sql(String statement, Object... parameters) {
        try (Connection connection = SharedStack.get().postgres().connect();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            prepared.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String key(UUID organization, String... scopes) {
        String secret = ApiKeySecret.newSecret(ApiKeySecret.Kind.SECRET);
        String pepper = ConfigProvider.getConfig().getValue("bookingkit.api-key-pepper", String.class);
        sql(
                "insert into api_keys (organization_id, name, kind, prefix, key_hash, scopes, rate_limit_per_minute) values"
                        + " (?, 'test', 'secret', ?, ?, string_to_array(?, ','), 1000000)",
                organization,
                ApiKeySecret.prefix(secret),
                ApiKeySecret.hmac(secret, pepper),
                String.join(",", scopes));
        return secret;
    }
}
