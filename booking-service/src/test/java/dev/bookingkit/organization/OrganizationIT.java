package dev.bookingkit.organization;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrganizationIT {

    private final Tenant tenant = Tenant.create();
    private final String subject = "user-" + UUID.randomUUID();

    @Test
    void foundedOrganizationBelongsToItsOwner() {
        String slug = "o-" + UUID.randomUUID();
        Response founded = tenant.api()
                .header("Idempotency-Key", "found")
                .body("{\"name\": \"New\", \"slug\": \"" + slug + "\", \"ownerUserId\": \"" + subject + "\"}")
                .post("/v1/organizations");
        founded.then().statusCode(201).body("slug", equalTo(slug));
        String path = founded.header("Location");

        user(slug).get(path).then().statusCode(200).body("name", equalTo("New"));
        user(slug).get(path + "/members").then().body("data.userId", containsInAnyOrder(subject));
        tenant.api().get(path).then().statusCode(404);
        tenant.api().get(path + "/members").then().statusCode(404);
        tenant.api()
                .header("Idempotency-Key", "found")
                .body("{\"name\": \"New\", \"slug\": \"" + slug + "\", \"ownerUserId\": \"" + subject + "\"}")
                .post("/v1/organizations")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true");
        user(slug)
                .body("{\"name\": \"Mine too\", \"slug\": \"" + slug + "-2\"}")
                .post("/v1/organizations")
                .then()
                .statusCode(201);
        user(slug + "-2").get("/v1/event-types").then().statusCode(200).body("data", hasSize(0));
        user(slug)
                .body("{\"name\": \"Again\", \"slug\": \"" + slug + "\"}")
                .post("/v1/organizations")
                .then()
                .statusCode(409)
                .body("type", endsWith("/already-exists"));
    }

    @Test
    void keyHasToNameTheOwner() {
        tenant.api()
                .body("{\"name\": \"New\", \"slug\": \"x-" + UUID.randomUUID() + "\"}")
                .post("/v1/organizations")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/ownerUserId"));
    }

    @Test
    void membersComeAndChangeAndGo() {
        String members = "/v1/organizations/" + tenant.id() + "/members";
        String owner =
                add(members, subject, "owner").then().statusCode(201).extract().header("Location");
        Response added = add(members, subject + "-2", "member");
        added.then().statusCode(201).body("role", equalTo("member"));
        add(members, subject, "member").then().statusCode(409).body("type", endsWith("/already-exists"));
        String second = added.header("Location");

        Tenant.as(SharedStack.get().oidc().token(subject + "-2"))
                .body("{\"role\": \"owner\"}")
                .patch(second)
                .then()
                .statusCode(403);
        tenant.api().delete(owner).then().statusCode(409).body("type", endsWith("/in-use"));
        tenant.api().body("{\"role\": \"member\"}").patch(owner).then().statusCode(409);
        tenant.api()
                .body("{\"role\": \"owner\"}")
                .patch(second)
                .then()
                .statusCode(200)
                .body("role", equalTo("owner"));
        tenant.api().delete(owner).then().statusCode(204);
        tenant.api().delete(owner).then().statusCode(404);
        Tenant.as(SharedStack.get().oidc().token(subject)).get(members).then().statusCode(403);
        Tenant.create().api().get(members).then().statusCode(404);
        Tenant.create().api().delete(second).then().statusCode(404);
    }

    private Response add(String path, String user, String role) {
        return tenant.api()
                .body("{\"userId\": \"" + user + "\", \"role\": \"" + role + "\"}")
                .post(path);
    }

    private RequestSpecification user(String organization) {
        return Tenant.as(SharedStack.get().oidc().token(subject)).header("Booking-Organization", organization);
    }
}
