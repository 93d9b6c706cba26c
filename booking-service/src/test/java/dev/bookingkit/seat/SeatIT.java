package dev.bookingkit.seat;

import static dev.bookingkit.testing.Sessions.attendees;
import static dev.bookingkit.testing.Sessions.events;
import static dev.bookingkit.testing.Sessions.join;
import static dev.bookingkit.testing.Sessions.seat;
import static dev.bookingkit.testing.Sessions.taken;
import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bookingkit.testing.Sessions;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SeatIT {

    private static final String QUESTION =
            ", \"customQuestions\": [{\"key\": \"level\", \"label\": \"Level\", \"type\": \"short_text\"}]";

    private final Tenant tenant = Tenant.create();
    private UUID type;
    private JsonPath opened;
    private String session;

    @BeforeEach
    void open() {
        type = tenant.eventType(
                tenant.provider(), ", \"maxSeats\": 3, \"priceCents\": 1500, \"currency\": \"EUR\"" + QUESTION);
        opened =
                tenant.book(type, at(9, 0), ", \"answers\": {\"level\": \"first\"}, \"metadata\": {\"ref\": \"mine\"}");
        session = opened.getString("id");
    }

    @AfterEach
    void countersAgree() {
        Sessions.assertAgree(session);
    }

    @Test
    void whoBooksFirstOpensTheSessionAndHasItsFirstSeat() {
        assertThat(opened.getString("status")).isEqualTo("confirmed");
        assertThat(opened.getInt("seats")).isEqualTo(1);
        assertThat(opened.getInt("maxSeats")).isEqualTo(3);
        assertThat(opened.getInt("seatsTaken")).isEqualTo(1);
        assertThat(opened.getInt("priceCents")).isEqualTo(1500);
        assertThat(opened.getString("answers.level")).isEqualTo("first");
        assertThat(events(session)).containsExactly("booking.created", "seat.reserved");
        tenant.api()
                .get("/v1/bookings/" + session)
                .then()
                .statusCode(200)
                .body("manageUrl", nullValue())
                .body("priceCents", equalTo(0))
                .body("$", not(org.hamcrest.Matchers.hasKey("seatId")));
        assertThat(Sql.list(
                        "select id::text from seat_attendees where booking_id = ? and price_cents = 1500",
                        UUID.fromString(session)))
                .containsExactly(opened.getString("seatId"));
    }

    @Test
    void bookingTheSameTimeJoinsAndShowsNothingOfTheOthers() {
        String body = """
                {"eventTypeId": "%s", "start": "%s", "seats": 2, "answers": {"level": "second"},
                 "customer": {"name": "Bob", "email": "bob@example.org"}}""".formatted(type, at(9, 0));

        Response joined = Tenant.as(tenant.publishableKey()).body(body).post("/v1/bookings");

        joined.then()
                .statusCode(201)
                .body("id", equalTo(session))
                .body("status", equalTo("confirmed"))
                .body("seatId", not(equalTo(opened.getString("seatId"))))
                .body("seats", equalTo(2))
                .body("priceCents", equalTo(3000))
                .body("seatsTaken", equalTo(3))
                .body("customer.name", equalTo("Bob"))
                .body("answers.level", equalTo("second"))
                .body("metadata.ref", nullValue());
        assertThat(joined.asString()).doesNotContain("Ada", "first", "mine");
        RestAssured.get("/v1/manage/" + Sessions.token(joined))
                .then()
                .statusCode(200)
                .body("seatId", equalTo(joined.path("seatId")))
                .body("customer.name", equalTo("Bob"))
                .body("answers.level", equalTo("second"));
        assertThat(taken(session)).isEqualTo(3);
        assertThat(events(session)).containsExactly("booking.created", "seat.reserved", "seat.reserved");
    }

    @Test
    void fullSessionIsTaken() {
        seat(tenant, session, "bob");
        seat(tenant, session, "cleo");

        join(tenant, session, "dan", "")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://bookingkit.dev/problems/slot-taken"))
                .body("causes", contains(session));
        tenant.api().body(order(type, at(9, 0))).post("/v1/bookings").then().statusCode(409);
        join(tenant, session, "dan", ", \"seats\": 4").then().statusCode(409);
        assertThat(taken(session)).isEqualTo(3);
    }

    @Test
    void whoJoinsByTheSessionHasALinkAndTheAgreedPrice() {
        Response joined = join(
                tenant,
                session,
                "bob",
                ", \"seats\": 2, \"timeZone\": \"Europe/Rome\", \"answers\": {\"level\": \"x\"}");

        joined.then()
                .statusCode(201)
                .header(
                        "Location",
                        org.hamcrest.Matchers.endsWith("/v1/bookings/" + session + "/seats/" + joined.path("id")))
                .body("bookingId", equalTo(session))
                .body("status", equalTo("confirmed"))
                .body("priceCents", equalTo(3000))
                .body("currency", equalTo("EUR"))
                .body("answers.level", equalTo("x"))
                .body("manageUrl", notNullValue());
        tenant.api()
                .get("/v1/bookings/" + session + "/seats/" + joined.path("id"))
                .then()
                .statusCode(200)
                .body("$", equalTo(joined.path("$")));
    }

    @Test
    void answersAreCheckedForEachAttendee() {
        join(tenant, session, "bob", ", \"answers\": {\"shoe\": \"42\"}")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/answers/shoe"));
    }

    @Test
    void moreSeatsThanAnySessionHasAreRefused() {
        tenant.api()
                .body(order(type, at(10, 0), ", \"seats\": 4"))
                .post("/v1/bookings")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/seats"));
        UUID single = tenant.eventType(tenant.provider());
        tenant.api()
                .body(order(single, at(9, 0), ", \"seats\": 2"))
                .post("/v1/bookings")
                .then()
                .statusCode(400);
        String booking = tenant.book(single, at(9, 0)).getString("id");
        join(tenant, booking, "bob", ", \"waitlist\": true").then().statusCode(409);
    }

    @Test
    void asManySeatsAsTheSessionHasAreSoldAndNoMore() {
        tenant.api()
                .body("{\"maxSeats\": 9}")
                .put("/v1/bookings/" + session + "/capacity")
                .then()
                .statusCode(200);

        tenant.api()
                .body(order(type, at(9, 0), ", \"seats\": 8"))
                .post("/v1/bookings")
                .then()
                .statusCode(201)
                .body("id", equalTo(session))
                .body("seatsTaken", equalTo(9));
        tenant.api().body(order(type, at(9, 0), "")).post("/v1/bookings").then().statusCode(409);
    }

    @Test
    void howEachAttendeeCameIsKept() {
        join(tenant, session, "bob", ", \"source\": \"walk_in\"")
                .then()
                .statusCode(201)
                .body("source", equalTo("walk_in"));
        tenant.api()
                .body(order(type, at(9, 0), ", \"source\": \"phone\""))
                .post("/v1/bookings")
                .then()
                .statusCode(201)
                .body("source", equalTo("phone"));

        tenant.api()
                .get("/v1/bookings/" + session + "/seats")
                .then()
                .body("data.source", contains("online", "walk_in", "phone"));
        Tenant.as(tenant.publishableKey())
                .body("{\"name\": \"Dan\", \"email\": \"dan@example.org\", \"source\": \"phone\"}")
                .post("/v1/bookings/" + session + "/seats")
                .then()
                .statusCode(403);
    }

    @Test
    void retriedJoinTakesOneSeat() {
        String body = "{\"name\": \"Bob\", \"email\": \"bob@example.org\"}";
        List<String> ids = java.util.stream.IntStream.range(0, 3)
                .mapToObj(i -> tenant.api()
                        .header("Idempotency-Key", "bob-1")
                        .body(body)
                        .post("/v1/bookings/" + session + "/seats")
                        .<String>path("id"))
                .toList();

        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(taken(session)).isEqualTo(2);
    }

    @Test
    void attendeesAreListedPageByPage() {
        seat(tenant, session, "bob");
        UUID cleo = seat(tenant, session, "cleo");
        tenant.api().delete("/v1/bookings/" + session + "/seats/" + cleo).then().statusCode(204);

        JsonPath first = tenant.api()
                .get("/v1/bookings/" + session + "/seats?limit=2")
                .then()
                .statusCode(200)
                .body("data.name", contains("Ada L.", "bob"))
                .extract()
                .jsonPath();
        tenant.api()
                .get("/v1/bookings/" + session + "/seats?limit=2&cursor=" + first.getString("nextCursor"))
                .then()
                .body("data.name", contains("cleo"))
                .body("nextCursor", nullValue());
        tenant.api()
                .get("/v1/bookings/" + session + "/seats?status=confirmed")
                .then()
                .body("data", hasSize(2));
    }

    @Test
    void leavingFreesTheSeatOnceAndTheLastOneEndsTheSession() {
        UUID bob = seat(tenant, session, "bob");
        String seats = "/v1/bookings/" + session + "/seats/";

        tenant.api().delete(seats + bob).then().statusCode(204);
        tenant.api().delete(seats + bob).then().statusCode(204);
        assertThat(taken(session)).isEqualTo(1);
        tenant.api().delete(seats + opened.getString("seatId")).then().statusCode(204);

        tenant.api().get("/v1/bookings/" + session).then().body("status", equalTo("cancelled"));
        assertThat(events(session))
                .containsExactly(
                        "booking.created",
                        "seat.reserved",
                        "seat.reserved",
                        "seat.cancelled",
                        "seat.cancelled",
                        "booking.cancelled");
        assertThat(Sql.one(
                        "select reason from booking_events where booking_id = ? and type = 'booking.cancelled'",
                        UUID.fromString(session)))
                .isEqualTo("no_attendees");
        tenant.book(type, at(9, 0));
    }

    @Test
    void linkOfAnAttendeeReachesTheOwnSeatAndNothingElse() {
        Response bob = join(tenant, session, "bob", "");
        String token = Sessions.token(bob);
        String own = "/v1/bookings/" + session + "/seats/" + bob.path("id");

        Tenant.as(token).get(own).then().statusCode(200).body("name", equalTo("bob"));
        Tenant.as(token)
                .get("/v1/bookings/" + session + "/seats/" + opened.getString("seatId"))
                .then()
                .statusCode(404);
        Tenant.as(token)
                .delete("/v1/bookings/" + session + "/seats/" + opened.getString("seatId"))
                .then()
                .statusCode(404);
        Tenant.as(token).get("/v1/bookings/" + session).then().statusCode(404);
        Tenant.as(token)
                .body("{}")
                .post("/v1/bookings/" + session + "/cancel")
                .then()
                .statusCode(404);
        Tenant.as(token)
                .body("{\"start\": \"" + at(12, 0) + "\"}")
                .post("/v1/bookings/" + session + "/reschedule")
                .then()
                .statusCode(404);
        Tenant.as(token).get("/v1/bookings/" + session + "/seats").then().statusCode(403);
        RestAssured.given()
                .contentType("application/json")
                .body("{\"start\": \"" + at(12, 0) + "\"}")
                .post("/v1/manage/" + token + "/reschedule")
                .then()
                .statusCode(403);
        assertThat(attendees(session)).containsExactly("Ada L. confirmed", "bob confirmed");

        RestAssured.given()
                .contentType("application/json")
                .post("/v1/manage/" + token + "/cancel")
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"));
        assertThat(attendees(session)).containsExactly("Ada L. confirmed", "bob cancelled");
        tenant.api().get("/v1/bookings/" + session).then().body("status", equalTo("confirmed"));
    }

    @Test
    void whoOpenedTheSessionLeavesItToTheOthers() {
        seat(tenant, session, "bob");

        RestAssured.given()
                .contentType("application/json")
                .post("/v1/manage/" + opened.getString("manageUrl").replaceAll(".*/", "") + "/cancel")
                .then()
                .statusCode(200);

        assertThat(attendees(session)).containsExactly("Ada L. cancelled", "bob confirmed");
        tenant.api().get("/v1/bookings/" + session).then().body("status", equalTo("confirmed"));
    }

    @Test
    void linkToASessionAsAWholeOpensNothing() {
        String whole = new dev.bookingkit.tenant.GuestToken(
                        tenant.id(), UUID.fromString(session), at(9, 0).plusSeconds(86_400))
                .text(Tenant.GUEST_SECRET);

        RestAssured.get("/v1/manage/" + whole).then().statusCode(404);
        RestAssured.given()
                .contentType("application/json")
                .post("/v1/manage/" + whole + "/cancel")
                .then()
                .statusCode(404);
        assertThat(attendees(session)).containsExactly("Ada L. confirmed");
    }

    @Test
    void afterTheCutoffOnlyTheHostSendsSomeoneAway() {
        Sql.run("update event_types set cancellation_cutoff_minutes = 7200 where id = ?", type);
        Response bob = join(tenant, session, "bob", "");

        RestAssured.given()
                .contentType("application/json")
                .post("/v1/manage/" + Sessions.token(bob) + "/cancel")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://bookingkit.dev/problems/too-late"));
        tenant.api()
                .delete("/v1/bookings/" + session + "/seats/" + bob.path("id"))
                .then()
                .statusCode(204);
    }

    @Test
    void hostMovesAndCancelsTheSessionWithItsSeats() {
        UUID bob = seat(tenant, session, "bob");

        tenant.post(session, "reschedule", "{\"start\": \"" + at(11, 0) + "\"}")
                .then()
                .statusCode(200);
        assertThat(taken(session)).isEqualTo(2);
        tenant.post(session, "cancel", "{}").then().statusCode(200).body("seatsTaken", equalTo(0));

        assertThat(attendees(session)).containsExactly("Ada L. cancelled", "bob cancelled");
        assertThat(events(session))
                .containsExactly(
                        "booking.created",
                        "seat.reserved",
                        "seat.reserved",
                        "booking.rescheduled",
                        "booking.cancelled",
                        "seat.cancelled",
                        "seat.cancelled");
        join(tenant, session, "cleo", "").then().statusCode(409).body("currentStatus", equalTo("cancelled"));
        tenant.api().delete("/v1/bookings/" + session + "/seats/" + bob).then().statusCode(204);
    }

    @Test
    void capacityChangesWithinWhatIsTaken() {
        seat(tenant, session, "bob");
        String capacity = "/v1/bookings/" + session + "/capacity";

        tenant.api()
                .body("{\"maxSeats\": 2}")
                .put(capacity)
                .then()
                .statusCode(200)
                .body("maxSeats", equalTo(2));
        join(tenant, session, "cleo", "").then().statusCode(409);
        tenant.api().body("{\"maxSeats\": 30}").put(capacity).then().statusCode(200);
        join(tenant, session, "cleo", ", \"seats\": 20").then().statusCode(201);
        tenant.api()
                .body("{\"maxSeats\": 21}")
                .put(capacity)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://bookingkit.dev/problems/in-use"))
                .body("seatsTaken", equalTo(22));
        tenant.api()
                .header("If-Match", "\"1\"")
                .body("{\"maxSeats\": 40}")
                .put(capacity)
                .then()
                .statusCode(412);
        String single =
                tenant.book(tenant.eventType(tenant.provider()), at(9, 0)).getString("id");
        tenant.api()
                .body("{\"maxSeats\": 4}")
                .put("/v1/bookings/" + single + "/capacity")
                .then()
                .statusCode(404);
    }

    @Test
    void seatIsChangedAtTheVersionThatWasSeenOnly() {
        String seat = "/v1/bookings/" + session + "/seats/" + seat(tenant, session, "bob");
        String version = tenant.api().get(seat).header("ETag");

        tenant.api().header("If-Match", "\"99\"").delete(seat).then().statusCode(412);
        tenant.api().header("If-Match", "\"99\"").post(seat + "/accept").then().statusCode(412);
        tenant.api().header("If-Match", version).delete(seat).then().statusCode(204);
    }

    @Test
    void phoneOfAnAttendeeIsANumberThatCanBeCalled() {
        join(tenant, session, "bob", ", \"phone\": \"abc\"")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/phone"));
        join(tenant, session, "bob", ", \"phone\": \"+49 30 123456\"").then().statusCode(201);
    }

    @Test
    void sessionOfAnotherOrganizationIsNone() {
        Tenant other = Tenant.create();

        join(other, session, "eve", "").then().statusCode(404);
        other.api().get("/v1/bookings/" + session + "/seats").then().statusCode(404);
        other.api()
                .delete("/v1/bookings/" + session + "/seats/" + opened.getString("seatId"))
                .then()
                .statusCode(404);
    }
}
