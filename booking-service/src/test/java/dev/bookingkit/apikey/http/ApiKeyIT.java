package dev.bookingkit.apikey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bookingkit.tenant.ApiKeySecret;
import dev.bookingkit.tenant.Permission;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApiKeyIT {

    private final Tenant tenant = Tenant.create();

    @Test
    void newKeyIsShownOnceAndOpensWhatItsScopesSay() {
        JsonPath issued = issue("secret", "event-types:read");

        assertThat(issued.getString("key")).matches("sk_[A-Za-z0-9]{40}").startsWith(issued.getString("prefix"));
        tenant.api()
                .get("/v1/api-keys/" + issued.getString("id"))
                .then()
                .statusCode(200)
                .body("name", equalTo("Till"))
                .body("kind", equalTo("secret"))
                .body("scopes", contains("event-types:read"))
                .body("rateLimitPerMinute", equalTo(600))
                .body("createdBy", matchesRegex("key:.*"))
                .body("key", nullValue());
        Tenant.as(issued.getString("key")).get("/v1/event-types").then().statusCode(200);
        Tenant.as(issued.getString("key")).get("/v1/bookings").then().statusCode(403);
    }

    @Test
    void textOfAKeyIsStoredNowhere() {
        JsonPath issued = issue("publishable", "slots:read");

        assertThat(issued.getString("key")).startsWith("pk_");
        assertThat(Sql.list(
                        "select k::text from api_keys k where id = ?::uuid and k::text like '%' || ? || '%'",
                        issued.getString("id"), issued.getString("key")))
                .isEmpty();
        assertThat(Sql.list("select i::text from idempotency_keys i where organization_id = ?", tenant.id()))
                .isEmpty();
    }

    @Test
    void revokedKeyOpensNothingAndStaysInTheList() {
        JsonPath issued = issue("secret", "event-types:read");
        String address = "/v1/api-keys/" + issued.getString("id");

        tenant.api().delete(address).then().statusCode(204);

        Tenant.as(issued.getString("key")).get("/v1/event-types").then().statusCode(401);
        String revokedAt = tenant.api().get(address).path("revokedAt");
        tenant.api().delete(address).then().statusCode(204);
        tenant.api().get(address).then().body("revokedAt", equalTo(revokedAt)).body("revokedAt", notNullValue());
        tenant.api().get("/v1/api-keys").then().body("data.id", hasItem(issued.getString("id")));
    }

    @Test
    void nobodyGivesAwayMoreThanTheyHave() {
        String limited = tenant.key(ApiKeySecret.Kind.SECRET, EnumSet.of(Permission.ORGANIZATION_WRITE));

        Tenant.as(limited)
                .body(body("secret", "bookings:write"))
                .post("/v1/api-keys")
                .then()
                .statusCode(403)
                .body("type", equalTo("https://bookingkit.dev/problems/forbidden"));
        Tenant.as(tenant.publishableKey())
                .body(body("publishable", "slots:read"))
                .post("/v1/api-keys")
                .then()
                .statusCode(403);
    }

    @Test
    void refusesWhatAKeyCannotHave() {
        refused(body("publishable", "bookings:read"), "/scopes");
        refused(body("secret", "bookings:own"), "/scopes");
        refused(body("secret", "no-such:scope"), "/scopes/0");
        refused(
                "{\"name\": \"x\", \"kind\": \"secret\", \"scopes\": [\"slots:read\"],"
                        + " \"expiresAt\": \"2020-01-01T00:00:00Z\"}",
                "/expiresAt");
    }

    @Test
    void keysOfOthersAreNotThere() {
        String foreign = issue("secret", "slots:read").getString("id");
        Tenant other = Tenant.create();

        other.api().get("/v1/api-keys/" + foreign).then().statusCode(404);
        other.api().delete("/v1/api-keys/" + foreign).then().statusCode(404);
        other.api().delete("/v1/api-keys/" + UUID.randomUUID()).then().statusCode(404);
        tenant.api().get("/v1/api-keys/" + foreign).then().body("revokedAt", nullValue());
    }

    @Test
    void listGoesPageByPage() {
        issue("secret", "slots:read");
        issue("secret", "slots:read");
        var first = tenant.api().get("/v1/api-keys?limit=3").jsonPath();
        var second = tenant.api()
                .get("/v1/api-keys?limit=3&cursor=" + first.getString("nextCursor"))
                .jsonPath();

        assertThat(first.getList("data.id")).hasSize(3).doesNotContainAnyElementsOf(second.getList("data.id"));
        assertThat(second.getList("data.id")).hasSize(1);
        assertThat(second.getString("nextCursor")).isNull();
    }

    private JsonPath issue(String kind, String scope) {
        var created = tenant.api().body(body(kind, scope)).post("/v1/api-keys");
        created.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .header("Location", matchesRegex("(http://[^/]+)?/v1/api-keys/[0-9a-f-]{36}"))
                .body("id", notNullValue());
        return created.jsonPath();
    }

    private void refused(String body, String pointer) {
        tenant.api().body(body).post("/v1/api-keys").then().statusCode(400).body("errors.pointer", contains(pointer));
    }

    private static String body(String kind, String scope) {
        return "{\"name\": \"Till\", \"kind\": \"%s\", \"scopes\": [\"%s\"]}".formatted(kind, scope);
    }
}
