package dev.bookingkit.webhook.http;

import static dev.bookingkit.testing.Api.SUBSCRIPTIONS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.bookingkit.tenant.Permission;
import dev.bookingkit.testing.Api;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WebhookSubscriptionIT {

    private static final String URL = "https://hooks.example.com/a";

    private final Tenant tenant = Tenant.create();

    @Test
    void showsTheSecretOnce() {
        Map<String, String> created = Api.subscribe(tenant, URL, "booking.created", "booking.created");

        assertThat(created.get("secret")).startsWith("whsec_");
        Api.as(tenant.secretKey())
                .get(SUBSCRIPTIONS + "/" + created.get("id"))
                .then()
                .statusCode(200)
                .body("subscriberUrl", is(URL))
                .body("triggers", is(List.of("booking.created")))
                .body("isActive", is(true))
                .body("secret", nullValue());
    }

    @Test
    void changesAndDeletes() {
        String path = SUBSCRIPTIONS + "/"
                + Api.subscribe(tenant, URL, "booking.created").get("id");

        Api.as(tenant.secretKey())
                .body(Map.of("triggers", List.of("booking.cancelled"), "isActive", false))
                .patch(path)
                .then()
                .statusCode(200)
                .body("subscriberUrl", is(URL))
                .body("triggers", is(List.of("booking.cancelled")))
                .body("isActive", is(false))
                .body("disabledReason", is("switched_off"));
        Api.as(tenant.secretKey())
                .body(Map.of("isActive", true))
                .patch(path)
                .then()
                .body("isActive", is(true))
                .body("disabledAt", nullValue());
        Api.as(tenant.secretKey()).delete(path).then().statusCode(204);
        Api.as(tenant.secretKey()).get(path).then().statusCode(404).body("type", endsWith("/not-found"));
    }

    @Test
    void listsPageByPage() {
        for (int i = 0; i < 3; i++) {
            Api.subscribe(tenant, URL + i, "booking.created");
        }

        String cursor = Api.as(tenant.secretKey())
                .get(SUBSCRIPTIONS + "?limit=2")
                .then()
                .statusCode(200)
                .body("data.subscriberUrl", is(List.of(URL + 0, URL + 1)))
                .extract()
                .path("nextCursor");
        Api.as(tenant.secretKey())
                .get(SUBSCRIPTIONS + "?limit=2&cursor=" + cursor)
                .then()
                .body("data.subscriberUrl", is(List.of(URL + 2)))
                .body("nextCursor", nullValue());
    }

    @Test
    void answersARepeatedPostWithTheFirstAnswer() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("subscriberUrl", URL, "triggers", List.of("booking.created"));
        String first = Api.as(tenant.secretKey())
                .header("Idempotency-Key", key)
                .body(body)
                .post(SUBSCRIPTIONS)
                .then()
                .statusCode(201)
                .header("Location", startsWith(SUBSCRIPTIONS + "/"))
                .extract()
                .asString();

        String again = Api.as(tenant.secretKey())
                .header("Idempotency-Key", key)
                .body(body)
                .post(SUBSCRIPTIONS)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", is("true"))
                .extract()
                .asString();

        assertThat(again).isEqualTo(first);
        assertThat(Sql.count("webhook_subscriptions where organization_id = ?", tenant.organizationId()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "https://localhost./",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://[::ffff:127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://169.254.169.254/",
                "https://a.b.svc.cluster.local/",
                "https://u:p@example.com/",
                "https://example.com:22/",
                "file:///etc/passwd"
            })
    void refusesATargetThatIsNotPublic_withAPointer(String url) {
        Api.as(tenant.secretKey())
                .body(Map.of("subscriberUrl", url, "triggers", List.of("booking.created")))
                .post(SUBSCRIPTIONS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith("/invalid-request"))
                .body("errors[0].pointer", is("/subscriberUrl"));
    }

    @Test
    void refusesATriggerThatIsNoEvent_andAnEventTypeOfAnotherTenant() {
        Api.as(tenant.secretKey())
                .body(Map.of("subscriberUrl", URL, "triggers", List.of("booking.created", "booking.exploded")))
                .post(SUBSCRIPTIONS)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/triggers/1"));
        Api.as(tenant.secretKey())
                .body(Map.of(
                        "subscriberUrl",
                        URL,
                        "triggers",
                        List.of("booking.created"),
                        "eventTypeId",
                        Tenant.create().eventTypeId()))
                .post(SUBSCRIPTIONS)
                .then()
                .statusCode(400);
    }

    @Test
    void isHiddenFromOtherTenants_andFromKeysWithoutTheScope() {
        String path = SUBSCRIPTIONS + "/"
                + Api.subscribe(tenant, URL, "booking.created").get("id");
        Tenant other = Tenant.create();

        for (String key : List.of(other.secretKey())) {
            Api.as(key).get(path).then().statusCode(404);
            Api.as(key).body(Map.of("isActive", false)).patch(path).then().statusCode(404);
            Api.as(key).delete(path).then().statusCode(404);
            Api.as(key).post(path + "/rotate-secret").then().statusCode(404);
            Api.as(key).post(path + "/test").then().statusCode(404);
            Api.as(key).get(path + "/deliveries").then().statusCode(404);
            Api.as(key)
                    .post(path + "/deliveries/" + UUID.randomUUID() + "/redeliver")
                    .then()
                    .statusCode(404);
            Api.as(key).get(SUBSCRIPTIONS).then().body("data.size()", is(0));
        }
        String reader = tenant.key(Set.of(Permission.NOTIFICATIONS_READ));
        Api.as(reader).get(path).then().statusCode(200);
        Api.as(reader).delete(path).then().statusCode(403);
        Api.as(tenant.key(Set.of(Permission.BOOKINGS_READ))).get(path).then().statusCode(403);
        Api.as(tenant.publishableKey()).get(path).then().statusCode(403);
        given().get(path).then().statusCode(401).header("WWW-Authenticate", notNullValue());
        Api.as("sk_" + "x".repeat(40)).get(path).then().statusCode(401);
    }

    @Test
    void isReadyWithDatabaseAndKafka_andHasMetrics() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name.toString()", org.hamcrest.Matchers.containsString("database"));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }
}
