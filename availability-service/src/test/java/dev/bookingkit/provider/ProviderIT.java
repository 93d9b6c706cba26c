package dev.bookingkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.bookingkit.stack.quarkus.StackTestResource;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackTestResource.class,
        initArgs = {
            @ResourceArg(name = "role", value = "availability_service"),
            @ResourceArg(name = "topics", value = "availability_events")
        },
        scope = TestResourceScope.GLOBAL)
class ProviderIT {

    private final Tenant tenant = Tenant.create();

    @Test
    void createsReadsChangesAndArchives() {
        Map<String, Object> body = Map.of(
                "userId", "user-1",
                "displayName", "Ada Lovelace",
                "email", "ada@example.com",
                "timeZone", "Europe/London",
                "metadata", Map.of("room", 7, "tags", List.of("x")));
        ValidatableResponse created = tenant.post("/v1/providers", body).then().statusCode(201);
        String id = created.extract().path("id");
        created.header("Location", endsWith("/v1/providers/" + id))
                .body("userId", equalTo("user-1"))
                .body("displayName", equalTo("Ada Lovelace"))
                .body("email", equalTo("ada@example.com"))
                .body("timeZone", equalTo("Europe/London"))
                .body("isActive", equalTo(true))
                .body("metadata.room", equalTo(7))
                .body("metadata.tags", equalTo(List.of("x")));

        tenant.request()
                .body(Map.of("displayName", "Ada", "isActive", false))
                .patch("/v1/providers/" + id)
                .then()
                .statusCode(200)
                .body("displayName", equalTo("Ada"))
                .body("isActive", equalTo(false))
                .body("email", equalTo("ada@example.com"))
                .body("metadata.room", equalTo(7));

        tenant.request().delete("/v1/providers/" + id).then().statusCode(204);
        tenant.request().get("/v1/providers/" + id).then().statusCode(404).body("type", endsWith("/not-found"));
        tenant.request().delete("/v1/providers/" + id).then().statusCode(404);
        tenant.request().get("/v1/providers").then().statusCode(200).body("data", hasSize(0));
        tenant.request()
                .get("/v1/providers/" + id + "/availability-rules")
                .then()
                .statusCode(404);
    }

    @Test
    void limitsAreReplacedAsAWhole() {
        String path = "/v1/providers/"
                + tenant.post(
                                "/v1/providers",
                                Map.of(
                                        "displayName", "A",
                                        "timeZone", "UTC",
                                        "bookingLimits", Map.of("maxPerDay", 3, "maxPerWeek", 9)))
                        .then()
                        .statusCode(201)
                        .body("bookingLimits", equalTo(Map.of("maxPerDay", 3, "maxPerWeek", 9)))
                        .extract()
                        .path("id");
        tenant.request()
                .body(Map.of("bookingLimits", Map.of("maxPerDay", 5)))
                .patch(path)
                .then()
                .statusCode(200);
        tenant.request().body(Map.of("displayName", "B")).patch(path).then().statusCode(200);
        tenant.request().get(path).then().body("bookingLimits", equalTo(Map.of("maxPerDay", 5)));
        tenant.request()
                .body(Map.of("bookingLimits", Map.of()))
                .patch(path)
                .then()
                .body("bookingLimits", equalTo(Map.of()));
        tenant.request()
                .body(Map.of("bookingLimits", Map.of("maxPerDay", 0)))
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/bookingLimits/maxPerDay"));
    }

    @Test
    void aUserIsOneProviderUntilThatIsArchived() {
        Map<String, Object> body = Map.of("userId", "user-2", "displayName", "A", "timeZone", "UTC");
        String id = tenant.post("/v1/providers", body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        tenant.post("/v1/providers", body).then().statusCode(409).body("type", endsWith("/already-exists"));
        Tenant.create().post("/v1/providers", body).then().statusCode(201);
        tenant.request().delete("/v1/providers/" + id).then().statusCode(204);
        tenant.post("/v1/providers", body).then().statusCode(201);
    }

    @Test
    void findsTheProviderOfAUser() {
        tenant.provider("UTC");
        tenant.post("/v1/providers", Map.of("userId", "me", "displayName", "Me", "timeZone", "UTC"));
        tenant.request()
                .get("/v1/providers?userId=me")
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].displayName", equalTo("Me"));
    }

    @Test
    void pagesThroughAllInTheOrderOfCreation() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(tenant.provider("UTC").toString());
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            ValidatableResponse page = tenant.request()
                    .get("/v1/providers?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200);
            seen.addAll(page.extract().path("data.id"));
            cursor = page.extract().path("nextCursor");
        }
        assertThat(seen).containsExactlyElementsOf(ids);
    }

    @Test
    void aCursorOfAnotherTenantIsRefused() {
        tenant.provider("UTC");
        tenant.provider("UTC");
        String cursor = tenant.request().get("/v1/providers?limit=1").path("nextCursor");
        Tenant.create()
                .request()
                .get("/v1/providers?cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?cursor"));
    }

    @Test
    void theSameKeyMakesOneProvider() {
        Map<String, Object> body = Map.of("displayName", "Once", "timeZone", "UTC");
        String key = UUID.randomUUID().toString();
        String first = tenant.request()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/providers")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", nullValue())
                .extract()
                .path("id");
        tenant.request()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/providers")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(first));
        tenant.request()
                .header("Idempotency-Key", key)
                .body(Map.of("displayName", "Twice", "timeZone", "UTC"))
                .post("/v1/providers")
                .then()
                .statusCode(422)
                .body("type", endsWith("/idempotency-conflict"));
        tenant.request().get("/v1/providers").then().body("data", hasSize(1));
    }

    @Test
    void refusesMetadataThatCannotBeKept() {
        tenant.post("/v1/providers", "{\"displayName\":\"A\",\"timeZone\":\"UTC\",\"metadata\":{\"a\":\"\\u0000\"}}")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/metadata"));
    }
}
