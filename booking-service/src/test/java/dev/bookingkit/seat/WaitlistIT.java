package dev.bookingkit.seat;

import static dev.bookingkit.testing.Sessions.attendees;
import static dev.bookingkit.testing.Sessions.events;
import static dev.bookingkit.testing.Sessions.join;
import static dev.bookingkit.testing.Sessions.taken;
import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bookingkit.testing.Sessions;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WaitlistIT {

    private final Tenant tenant = Tenant.create();
    private UUID type;
    private String session;
    private String ada;

    @BeforeEach
    void fill() {
        type = tenant.eventType(tenant.provider(), ", \"maxSeats\": 2");
        var opened = tenant.book(type, at(9, 0), ", \"seats\": 2");
        session = opened.getString("id");
        ada = opened.getString("seatId");
    }

    @AfterEach
    void countersAgree() {
        Sessions.assertAgree(session);
    }

    @Test
    void whoComesLateWaitsByEitherAddress() {
        Response bob = Sessions.wait(tenant, session, "bob", 1);
        bob.then().body("waitlistedAt", notNullValue()).body("offerExpiresAt", nullValue());

        tenant.api()
                .body(order(type, at(9, 0), ", \"waitlist\": true"))
                .post("/v1/bookings")
                .then()
                .statusCode(201)
                .body("id", equalTo(session))
                .body("status", equalTo("waitlisted"))
                .body("seatsTaken", equalTo(2));
        assertThat(attendees(session)).containsExactly("Ada L. confirmed", "bob waitlisted", "Ada L. waitlisted");
        assertThat(events(session))
                .containsExactly("booking.created", "seat.reserved", "seat.waitlisted", "seat.waitlisted");
    }

    @Test
    void nobodyWaitsWhereThereIsNoWaitlist() {
        Sql.run("update event_types set waitlist_enabled = false where id = ?", type);

        join(tenant, session, "bob", ", \"waitlist\": true").then().statusCode(409);
    }

    @Test
    void freedSeatsAreOfferedInOrderAndHeld() {
        Response bob = Sessions.wait(tenant, session, "bob", 1);
        Sessions.wait(tenant, session, "cleo", 1);
        Sessions.wait(tenant, session, "dan", 1);

        leave(ada);

        assertThat(attendees(session))
                .containsExactly("Ada L. cancelled", "bob waitlisted*", "cleo waitlisted*", "dan waitlisted");
        assertThat(taken(session)).isEqualTo(2);
        join(tenant, session, "eve", "").then().statusCode(409);
        Instant expiry = Instant.parse(
                RestAssured.get("/v1/manage/" + Sessions.token(bob)).path("offerExpiresAt"));
        assertThat(Duration.between(Instant.now(), expiry)).isBetween(Duration.ofMinutes(118), Duration.ofMinutes(121));
        assertThat(events(session))
                .endsWith("seat.waitlisted", "seat.waitlisted", "seat.cancelled", "seat.offered", "seat.offered");
    }

    @Test
    void offeredSeatIsTakenByItsLink() {
        Response bob = Sessions.wait(tenant, session, "bob", 2);
        accept(bob).then().statusCode(409).body("currentStatus", equalTo("waitlisted"));
        leave(ada);

        accept(bob).then().statusCode(200).body("status", equalTo("confirmed")).body("offerExpiresAt", nullValue());
        accept(bob).then().statusCode(200).body("status", equalTo("confirmed"));

        assertThat(attendees(session)).containsExactly("Ada L. cancelled", "bob confirmed");
        assertThat(taken(session)).isEqualTo(2);
        assertThat(timers(bob)).isEqualTo("0");
        assertThat(events(session)).endsWith("seat.cancelled", "seat.offered", "seat.reserved");
    }

    @Test
    void hostTakesAnOfferForTheAttendeeAndAStrangerDoesNot() {
        Response bob = Sessions.wait(tenant, session, "bob", 2);
        Response cleo = Sessions.wait(tenant, session, "cleo", 1);
        leave(ada);
        String accept = "/v1/bookings/" + session + "/seats/" + bob.path("id") + "/accept";

        Tenant.as(Sessions.token(cleo)).post(accept).then().statusCode(404);
        Tenant.as(tenant.publishableKey()).post(accept).then().statusCode(403);
        tenant.api().post(accept).then().statusCode(200).body("status", equalTo("confirmed"));
    }

    @Test
    void declinedOfferGoesToTheNext() {
        Response bob = Sessions.wait(tenant, session, "bob", 2);
        Sessions.wait(tenant, session, "cleo", 2);
        leave(ada);

        RestAssured.given()
                .contentType("application/json")
                .post("/v1/manage/" + Sessions.token(bob) + "/cancel")
                .then()
                .statusCode(200);

        assertThat(attendees(session)).containsExactly("Ada L. cancelled", "bob cancelled", "cleo waitlisted*");
        assertThat(events(session)).endsWith("seat.cancelled", "seat.offered", "seat.cancelled", "seat.offered");
    }

    @Test
    void expiredOfferGoesToTheNextAndThenTheSessionEnds() {
        Response bob = Sessions.wait(tenant, session, "bob", 2);
        Response cleo = Sessions.wait(tenant, session, "cleo", 2);
        leave(ada);

        letTimePass(bob);
        await().atMost(Duration.ofSeconds(20)).until(() -> attendees(session).contains("cleo waitlisted*"));
        accept(bob).then().statusCode(410).body("type", equalTo("https://bookingkit.dev/problems/hold-expired"));
        letTimePass(cleo);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Sql.one("select status from bookings where id = ?", UUID.fromString(session))
                        .equals("cancelled"));

        assertThat(events(session))
                .endsWith(
                        "seat.offered",
                        "seat.offer_expired",
                        "seat.offered",
                        "seat.offer_expired",
                        "booking.cancelled");
        assertThat(Sql.list(
                        "select reason from booking_events where booking_id = ? and type = 'seat.offer_expired'",
                        UUID.fromString(session)))
                .containsOnly("offer_expired");
    }

    @Test
    void offerEndsWithTheStartOfASessionThatIsMovedForward() {
        tenant.api()
                .body("{\"waitlistOfferMinutes\": 10080}")
                .patch("/v1/event-types/" + type)
                .then()
                .statusCode(200);
        Response bob = Sessions.wait(tenant, session, "bob", 2);
        leave(ada);
        String offer = "select rfc3339(offer_expires_at) from seat_attendees where id = ?";
        assertThat(Sql.one(offer, id(bob))).isEqualTo(at(9, 0).toString());
        Instant dayBefore = at(9, 0).minus(Duration.ofDays(1));

        tenant.post(session, "reschedule", "{\"start\": \"" + dayBefore + "\"}")
                .then()
                .statusCode(200);

        assertThat(Sql.one(offer, id(bob))).isEqualTo(dayBefore.toString());
        assertThat(Sql.one("select rfc3339(due_at) from timers where subject_id = ?", id(bob)))
                .isEqualTo(dayBefore.toString());
    }

    @Test
    void seatsThatWereFreedAfterTheStartAreOfferedOnceTheSessionIsMoved() {
        tenant.api()
                .body("{\"maxSeats\": 3}")
                .put("/v1/bookings/" + session + "/capacity")
                .then()
                .statusCode(200);
        String solo = join(tenant, session, "solo", "").path("id");
        Response bob = Sessions.wait(tenant, session, "bob", 1);
        Sql.run(
                "update bookings set starts_at = now() - interval '1 minute', ends_at = now() + interval '29 minutes'"
                        + " where id = ?",
                UUID.fromString(session));
        leave(solo);
        assertThat(attendees(session)).contains("bob waitlisted");

        tenant.post(session, "reschedule", "{\"start\": \"" + at(11, 0) + "\"}")
                .then()
                .statusCode(200);

        assertThat(attendees(session)).contains("bob waitlisted*");
        accept(bob).then().statusCode(200);
        assertThat(attendees(session)).contains("bob confirmed");
    }

    @Test
    void offerThatIsOverIsNotTakenEvenBeforeItsTimer() {
        Response bob = Sessions.wait(tenant, session, "bob", 2);
        leave(ada);
        Sql.run("update seat_attendees set offer_expires_at = now() - interval '1 second' where id = ?", id(bob));

        accept(bob).then().statusCode(410);
    }

    @Test
    void partyThatDoesNotFitDoesNotHoldUpTheOthers() {
        tenant.api()
                .body("{\"maxSeats\": 3}")
                .put("/v1/bookings/" + session + "/capacity")
                .then()
                .statusCode(200);
        Sessions.wait(tenant, session, "pair", 2);
        join(tenant, session, "solo", "").then().statusCode(201);
        Sessions.wait(tenant, session, "cleo", 1);
        tenant.api()
                .body("{\"maxSeats\": 4}")
                .put("/v1/bookings/" + session + "/capacity")
                .then()
                .statusCode(200)
                .body("seatsTaken", equalTo(4));

        assertThat(attendees(session))
                .containsExactly("Ada L. confirmed", "pair waitlisted", "solo confirmed", "cleo waitlisted*");
    }

    @Test
    void whoWaitsLeavesTheQueueWithTheSession() {
        Response bob = Sessions.wait(tenant, session, "bob", 1);

        tenant.post(session, "cancel", "{}").then().statusCode(200);

        assertThat(attendees(session)).containsExactly("Ada L. cancelled", "bob cancelled");
        RestAssured.get("/v1/manage/" + Sessions.token(bob)).then().body("status", equalTo("cancelled"));
    }

    @Test
    void whoIsErasedWaitsNoMore() {
        Response bob = Sessions.wait(tenant, session, "bob", 1);
        Sessions.wait(tenant, session, "cleo", 1);

        tenant.api()
                .body("{\"email\": \"" + Sql.one("select email from seat_attendees where id = ?", id(bob)) + "\"}")
                .post("/v1/customers/erase")
                .then()
                .statusCode(200);
        tenant.api()
                .body("{\"maxSeats\": 3}")
                .put("/v1/bookings/" + session + "/capacity")
                .then()
                .statusCode(200);

        assertThat(attendees(session)).containsExactly("Ada L. confirmed", "Erased cancelled", "cleo waitlisted*");
    }

    private void leave(String seat) {
        tenant.api().delete("/v1/bookings/" + session + "/seats/" + seat).then().statusCode(204);
    }

    private static Response accept(Response seat) {
        return RestAssured.post("/v1/manage/" + Sessions.token(seat) + "/accept");
    }

    private static UUID id(Response seat) {
        return UUID.fromString(seat.path("id"));
    }

    private static String timers(Response seat) {
        return Sql.one("select count(*) from timers where subject_id = ?", id(seat));
    }

    private static void letTimePass(Response seat) {
        Sql.run("update seat_attendees set offer_expires_at = now() - interval '1 second' where id = ?", id(seat));
        Sql.run("update timers set due_at = now() where subject_id = ?", id(seat));
    }
}
