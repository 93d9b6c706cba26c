package dev.bookingkit.booking;

import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.tenant.ApiKeySecret;
import dev.bookingkit.tenant.Permission;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessIT {

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();

    @Test
    void nobodyGetsInWithoutAValidCredential() {
        var oidc = SharedStack.get().oidc();
        String subject = tenant.member("owner");
        refused(RestAssured.given());
        refused(Tenant.as("sk_unknown0123456789012345678901234567890123"));
        refused(Tenant.as(oidc.unsignedToken(subject)));
        refused(Tenant.as(oidc.expiredToken(subject)));
        refused(Tenant.as(oidc.tokenForWrongAudience(subject)));
        refused(Tenant.as(oidc.tokenOfWrongIssuer(subject)));
        refused(Tenant.as(oidc.tokenSignedWithThePublicKey(subject)));
        refused(RestAssured.given()
                .header("Authorization", "Bearer " + tenant.secretKey(), "Bearer " + tenant.secretKey()));
    }

    @Test
    void revokedAndExpiredKeysAreDead() {
        String revoked = tenant.key(ApiKeySecret.Kind.SECRET, Permission.ofSecretKeys());
        Sql.run("update api_keys set revoked_at = now() where key_hash = ?", ApiKeySecret.hmac(revoked, Tenant.PEPPER));
        refused(Tenant.as(revoked));
        String expired = tenant.key(ApiKeySecret.Kind.SECRET, Permission.ofSecretKeys());
        Sql.run(
                "update api_keys set expires_at = now() - interval '1 second' where key_hash = ?",
                ApiKeySecret.hmac(expired, Tenant.PEPPER));
        refused(Tenant.as(expired));
    }

    @Test
    void memberOfTheOrganizationGetsIn() {
        String token = SharedStack.get().oidc().token(tenant.member("owner"));

        Tenant.as(token).get("/v1/bookings").then().statusCode(200);
    }

    @Test
    void publishableKeyBooksAndListsNothing() {
        UUID type = tenant.eventType(provider);
        RequestSpecification browser = Tenant.as(tenant.publishableKey());

        browser.body(order(type, at(9, 0))).post("/v1/bookings").then().statusCode(201);
        Tenant.as(tenant.publishableKey())
                .get("/v1/bookings")
                .then()
                .statusCode(403)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("https://bookingkit.dev/problems/forbidden"));
    }

    @Test
    void keyDoesWhatItsScopesSay() {
        JsonPath booking = tenant.book(tenant.eventType(provider), at(9, 0));
        String reader = tenant.key(ApiKeySecret.Kind.SECRET, Set.of(Permission.BOOKINGS_READ));

        Tenant.as(reader).get("/v1/bookings/" + booking.get("id")).then().statusCode(200);
        Tenant.as(reader)
                .post("/v1/bookings/" + booking.get("id") + "/cancel")
                .then()
                .statusCode(403);
        Tenant.as(reader).get("/v1/events").then().statusCode(403);
    }

    @Test
    void linkThatChangesABookingIsNotForWhoMayOnlyRead() {
        UUID type = tenant.eventType(provider);
        JsonPath booking = tenant.book(type, at(9, 0));
        Set<Permission> mayRead = Set.of(Permission.BOOKINGS_READ, Permission.BOOKINGS_CREATE);
        String reader = tenant.key(ApiKeySecret.Kind.SECRET, mayRead);
        String one = "/v1/bookings/" + booking.get("id");

        Tenant.as(reader).get(one).then().body("manageUrl", nullValue());
        Tenant.as(reader).get("/v1/bookings").then().body("data.manageUrl", contains(nullValue()));
        tenant.api().get(one).then().body("manageUrl", notNullValue());
        tenant.api().get("/v1/bookings").then().body("data.manageUrl", contains(notNullValue()));
        Tenant.as(reader)
                .body(order(type, at(10, 0)))
                .post("/v1/bookings")
                .then()
                .statusCode(201)
                .body("manageUrl", notNullValue());
    }

    @Test
    void anotherTenantsThingsAreNotThere() {
        UUID type = tenant.eventType(provider);
        JsonPath booking = tenant.book(type, at(9, 0));
        Tenant other = Tenant.create();
        UUID othersType = other.eventType(other.provider());
        String path = "/v1/bookings/" + booking.get("id");

        other.api().get(path).then().statusCode(404);
        other.api().get(path + "/events").then().statusCode(404);
        for (String operation : new String[] {"confirm", "reject", "cancel", "complete", "no-show"}) {
            other.api().post(path + "/" + operation).then().statusCode(404);
        }
        other.post(booking.get("id"), "reschedule", "{\"start\": \"" + at(10, 0) + "\"}")
                .then()
                .statusCode(404);
        other.api().get("/v1/event-types/" + type).then().statusCode(404);
        other.api()
                .body("{\"title\": \"Mine\"}")
                .patch("/v1/event-types/" + type)
                .then()
                .statusCode(404);
        other.api().delete("/v1/event-types/" + type).then().statusCode(404);
        other.api().body(order(type, at(10, 0))).post("/v1/bookings").then().statusCode(404);
        other.api().get("/v1/bookings").then().body("data", hasSize(0));
        other.api().get("/v1/events").then().body("data", hasSize(0));
        other.api()
                .body("{\"title\": \"T\", \"slug\": \"t\", \"durationMinutes\": 30, \"providerId\": \"" + provider
                        + "\"}")
                .post("/v1/event-types")
                .then()
                .statusCode(400);
        other.api()
                .body("{\"providerId\": null}")
                .patch("/v1/event-types/" + othersType)
                .then()
                .statusCode(200);
        other.api()
                .body(order(othersType, at(10, 0), ", \"providerId\": \"" + provider + "\""))
                .post("/v1/bookings")
                .then()
                .statusCode(404);
    }

    private static void refused(RequestSpecification request) {
        request.get("/v1/bookings")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("https://bookingkit.dev/problems/unauthenticated"));
    }
}
