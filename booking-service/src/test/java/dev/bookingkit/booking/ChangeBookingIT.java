package dev.bookingkit.booking;

import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.bookingkit.tenant.GuestToken;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangeBookingIT {

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();

    @Test
    void whatIsCancelledDoesNotMoveWhateverBecameOfItsEventType() {
        UUID type = tenant.eventType(provider);
        JsonPath booking = tenant.book(type, at(9, 0));
        tenant.post(booking.get("id"), "cancel", "").then().statusCode(200);
        tenant.api().delete("/v1/event-types/" + type).then().statusCode(204);

        tenant.post(booking.get("id"), "reschedule", "{\"start\": \"" + at(10, 0) + "\"}")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://bookingkit.dev/problems/wrong-status"));
    }

    @Test
    void confirmsWhatWaitedForTheHost() {
        UUID type = tenant.eventType(provider, ", \"requiresConfirmation\": true");
        JsonPath booking = tenant.book(type, at(9, 0));

        tenant.post(booking.get("id"), "confirm", "")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("status", equalTo("confirmed"));
        tenant.post(booking.get("id"), "confirm", "")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://bookingkit.dev/problems/wrong-status"))
                .body("currentStatus", equalTo("confirmed"));
    }

    @Test
    void cancelledTimeIsFreeAgain() {
        UUID type = tenant.eventType(provider);
        JsonPath booking = tenant.book(type, at(9, 0));

        tenant.post(booking.get("id"), "cancel", "{\"reason\": \"ill\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"));

        tenant.book(type, at(9, 0));
    }

    @Test
    void movesKeepsTheIdAndFreesTheOldTime() {
        UUID type = tenant.eventType(provider);
        JsonPath booking = tenant.book(type, at(9, 0));

        tenant.post(booking.get("id"), "reschedule", "{\"start\": \"" + at(15, 0) + "\"}")
                .then()
                .statusCode(200)
                .body("id", equalTo(booking.get("id")))
                .body("status", equalTo("rescheduled"))
                .body("startsAt", equalTo(at(15, 0).toString()))
                .body("endsAt", equalTo(at(15, 30).toString()));
        tenant.book(type, at(9, 0));
        tenant.api().body(order(type, at(15, 0))).post("/v1/bookings").then().statusCode(409);
    }

    @Test
    void movedToWhereItIsNothingHappens() {
        UUID type = tenant.eventType(provider);
        JsonPath booking = tenant.book(type, at(9, 0));
        Sql.run("update event_types set buffer_after_minutes = 5 where id = ?", type);

        tenant.post(booking.get("id"), "reschedule", "{\"start\": \"" + at(9, 0) + "\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("confirmed"))
                .body("version", equalTo(booking.getInt("version")));
    }

    @Test
    void mayOverlapItsOwnOldTime() {
        UUID type = tenant.eventType(provider, ", \"slotIntervalMinutes\": 15");
        JsonPath booking = tenant.book(type, at(9, 0));

        tenant.post(booking.get("id"), "reschedule", "{\"start\": \"" + at(9, 15) + "\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void isNotMovedWhereItCannotBeBooked() {
        UUID type = tenant.eventType(provider);
        JsonPath booking = tenant.book(type, at(9, 0));
        tenant.book(type, at(10, 0));

        tenant.post(booking.get("id"), "reschedule", "{\"start\": \"" + at(10, 0) + "\"}")
                .then()
                .statusCode(409)
                .body("reason", equalTo("already_booked"));
        tenant.post(booking.get("id"), "reschedule", "{\"start\": \"" + at(22, 0) + "\"}")
                .then()
                .statusCode(422)
                .body("reason", equalTo("outside_availability"));
        tenant.api()
                .get("/v1/bookings/" + booking.get("id"))
                .then()
                .body("startsAt", equalTo(at(9, 0).toString()))
                .body("version", equalTo(0));
    }

    @Test
    void pendingBookingStaysPendingWhenMoved() {
        UUID type = tenant.eventType(provider, ", \"requiresConfirmation\": true");
        JsonPath booking = tenant.book(type, at(9, 0));

        tenant.post(booking.get("id"), "reschedule", "{\"start\": \"" + at(11, 0) + "\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("pending"));
    }

    @Test
    void ifMatchGuardsAgainstLostUpdates() {
        JsonPath booking = tenant.book(tenant.eventType(provider), at(9, 0));
        String path = "/v1/bookings/" + booking.get("id");

        tenant.api()
                .header("If-Match", "\"7\"")
                .post(path + "/cancel")
                .then()
                .statusCode(412)
                .body("type", equalTo("https://bookingkit.dev/problems/version-mismatch"))
                .body("currentVersion", equalTo(0));
        tenant.api().header("If-Match", "seven").post(path + "/cancel").then().statusCode(400);
        tenant.api().header("If-Match", "\"0\"").post(path + "/cancel").then().statusCode(200);
    }

    @Test
    void listIsFilteredAndPaged() {
        UUID type = tenant.eventType(provider);
        String first = tenant.book(type, at(9, 0)).getString("id");
        String second = tenant.book(type, at(10, 0)).getString("id");
        String third = tenant.book(type, at(11, 0)).getString("id");
        tenant.post(third, "cancel", "");

        String cursor = tenant.api()
                .get("/v1/bookings?limit=2")
                .then()
                .body("data.id", contains(first, second))
                .extract()
                .path("nextCursor");
        tenant.api()
                .get("/v1/bookings?limit=2&cursor=" + cursor)
                .then()
                .body("data.id", contains(third))
                .body("nextCursor", nullValue());
        tenant.api().get("/v1/bookings?status=cancelled").then().body("data.id", contains(third));
        tenant.api()
                .get("/v1/bookings?from=" + at(10, 0) + "&to=" + at(11, 0))
                .then()
                .body("data.id", contains(second));
        tenant.api()
                .get("/v1/bookings?customerEmail=ADA@example.org&providerId=" + provider)
                .then()
                .body("data", hasSize(3));
        tenant.api().get("/v1/bookings?customerEmail=eve@example.org").then().body("data", hasSize(0));
        tenant.api().get("/v1/bookings?cursor=" + cursor + "x").then().statusCode(400);
    }

    @Test
    void guestSeesAndMovesAndCancelsTheOwnBooking() throws Exception {
        JsonPath booking = tenant.book(tenant.eventType(provider), at(9, 0));
        String link = booking.getString("manageUrl").replace("http://localhost:8080", "");

        RestAssured.get(link).then().statusCode(200).body("id", equalTo(booking.get("id")));
        RestAssured.given()
                .contentType("application/json")
                .body("{\"start\": \"" + at(10, 0) + "\"}")
                .post(link + "/reschedule")
                .then()
                .statusCode(200)
                .body("status", equalTo("rescheduled"));
        assertThat(postNothing(link + "/cancel")).isEqualTo(200);
        tenant.api()
                .get("/v1/bookings/" + booking.get("id") + "/events")
                .then()
                .body("data.actor[2]", equalTo("guest:" + booking.get("id")));
    }

    /** As curl and browsers do: without a body, hence without a content type. */
    private static int postNothing(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }

    @Test
    void guestSeesNoOtherBookingAndNoDeadLink() {
        UUID type = tenant.eventType(provider);
        JsonPath own = tenant.book(type, at(9, 0));
        JsonPath other = tenant.book(type, at(10, 0));
        String token = own.getString("manageUrl").replaceAll(".*/", "");
        String expired = new GuestToken(
                        tenant.id(),
                        UUID.fromString(own.get("id")),
                        Instant.now().minusSeconds(1))
                .text(Tenant.GUEST_SECRET);

        RestAssured.get("/v1/bookings/" + own.get("id") + "?token=" + token)
                .then()
                .statusCode(200);
        Tenant.as(token).get("/v1/bookings/" + other.get("id")).then().statusCode(404);
        Tenant.as(token)
                .post("/v1/bookings/" + other.get("id") + "/cancel")
                .then()
                .statusCode(404);
        Tenant.as(token)
                .body("{\"start\": \"" + at(15, 0) + "\"}")
                .post("/v1/bookings/" + other.get("id") + "/reschedule")
                .then()
                .statusCode(404);
        Tenant.as(token).get("/v1/bookings").then().statusCode(403);
        Tenant.as(token)
                .post("/v1/bookings/" + own.get("id") + "/complete")
                .then()
                .statusCode(403);
        RestAssured.get("/v1/manage/" + expired).then().statusCode(404);
        RestAssured.get("/v1/manage/gt_nonsense").then().statusCode(404);
    }
}
