package dev.bookingkit.booking;

import static dev.bookingkit.testing.Tenant.at;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GuestRulesIT {

    private static final int A_WEEK = 10_080;

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();

    @Test
    void guestComesTooLateToCancelAndTheHostDoesNot() {
        UUID type = tenant.eventType(provider, ", \"cancellationCutoffMinutes\": " + A_WEEK);
        JsonPath booking = tenant.book(type, at(9, 0));

        guest(booking, "cancel", "{}")
                .statusCode(409)
                .body("type", endsWith("/too-late"))
                .body("until", equalTo(at(9, 0).minus(Duration.ofDays(7)).toString()));
        guest(booking, "reschedule", "{\"start\": \"" + at(10, 0) + "\"}").statusCode(200);
        tenant.post(booking.get("id"), "cancel", "").then().statusCode(200);
    }

    @Test
    void guestComesTooLateToRescheduleAndMayStillCancel() {
        UUID type = tenant.eventType(provider, ", \"rescheduleCutoffMinutes\": " + A_WEEK);
        JsonPath booking = tenant.book(type, at(9, 0));

        guest(booking, "reschedule", "{\"start\": \"" + at(10, 0) + "\"}")
                .statusCode(409)
                .body("type", endsWith("/too-late"));
        Tenant.as(booking.getString("manageUrl").replaceAll(".*/", ""))
                .body("{\"start\": \"" + at(10, 0) + "\"}")
                .post("/v1/bookings/" + booking.get("id") + "/reschedule")
                .then()
                .statusCode(409);
        tenant.post(booking.get("id"), "reschedule", "{\"start\": \"" + at(11, 0) + "\"}")
                .then()
                .statusCode(200);
        guest(booking, "cancel", "{}").statusCode(200);
    }

    @Test
    void cutoffsArePartOfTheEventType() {
        UUID type = tenant.eventType(provider, ", \"cancellationCutoffMinutes\": 60");

        tenant.api()
                .body("{\"rescheduleCutoffMinutes\": 120}")
                .patch("/v1/event-types/" + type)
                .then()
                .statusCode(200)
                .body("cancellationCutoffMinutes", equalTo(60))
                .body("rescheduleCutoffMinutes", equalTo(120));
    }

    private static ValidatableResponse guest(JsonPath booking, String operation, String body) {
        return RestAssured.given()
                .contentType("application/json")
                .body(body)
                .post(booking.getString("manageUrl").replace("http://localhost:8080", "") + "/" + operation)
                .then();
    }
}
