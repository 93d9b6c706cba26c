package dev.bookingkit.hold;

import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bookingkit.testing.Race;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HoldIT {

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();
    private UUID type;

    @BeforeEach
    void offer() {
        type = tenant.eventType(provider);
    }

    @Test
    void keepsTheSlotForItsOwner() {
        JsonPath hold = held(type, at(9, 0));
        assertThat(hold.getString("holdToken")).matches("ht_[A-Za-z0-9_-]{43}");
        assertThat(hold.getList("providerIds")).containsExactly(provider.toString());
        assertThat(Duration.between(Instant.now(), Instant.parse(hold.getString("expiresAt"))))
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));

        place(at(9, 0), "").then().statusCode(409).body("reason", equalTo("held"));
        hold(type, at(9, 0)).then().statusCode(409).body("type", endsWith("/slot-taken"));
        place(at(9, 0), token(hold)).then().statusCode(201).body("providerId", equalTo(provider.toString()));
        assertThat(Sql.one("select count(*) from holds where organization_id = ?", tenant.id()))
                .isEqualTo("0");
        assertThat(Sql.one("select count(*) from booking_claims where subject_id = ?", provider))
                .isEqualTo("1");
        place(at(9, 0), token(hold)).then().statusCode(410).body("type", endsWith("/hold-expired"));
    }

    @Test
    void lastsAsLongAsTheEventTypeSays() {
        JsonPath hold = held(tenant.eventType(provider, ", \"holdMinutes\": 20"), at(9, 0));

        assertThat(Duration.between(Instant.now(), Instant.parse(hold.getString("expiresAt"))))
                .isBetween(Duration.ofMinutes(19), Duration.ofMinutes(20));
        tenant.api()
                .body("{\"holdMinutes\": 31}")
                .patch("/v1/event-types/" + type)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/holdMinutes"));
    }

    @Test
    void ofAStandInIsForWhomeverItStandsIn() {
        UUID colleague = tenant.provider();
        UUID stranger = tenant.provider();
        UUID anyones = tenant.anyonesType();
        tenant.away(provider, at(9, 0), colleague);
        String asked = ", \"providerId\": \"" + provider + "\"";
        JsonPath hold = tenant.api()
                .body("{\"eventTypeId\": \"" + anyones + "\", \"start\": \"" + at(9, 0) + "\"" + asked + "}")
                .post("/v1/holds")
                .jsonPath();
        assertThat(hold.getList("providerIds")).containsExactly(colleague.toString());

        String byAnother = order(anyones, at(9, 0), ", \"providerId\": \"" + stranger + "\"" + token(hold));
        tenant.api().body(byAnother).post("/v1/bookings").then().statusCode(400);
        tenant.api()
                .body(order(anyones, at(9, 0), asked + token(hold)))
                .post("/v1/bookings")
                .then()
                .statusCode(201)
                .body("providerId", equalTo(colleague.toString()));
    }

    @Test
    void isForBrowsersToo() {
        Tenant.as(tenant.publishableKey())
                .body(body(type, at(9, 0)))
                .post("/v1/holds")
                .then()
                .statusCode(201);
    }

    @Test
    void storesNoToken() {
        JsonPath hold = held(type, at(9, 0));

        assertThat(Sql.one(
                        "select encode(token_hash, 'hex') = encode(sha256(?::bytea), 'hex') from holds where id = ?::uuid",
                        hold.getString("holdToken"),
                        hold.getString("id")))
                .isEqualTo("t");
    }

    @Test
    void isNoUseForAnythingElse() {
        UUID other = tenant.eventType(provider);
        JsonPath hold = held(type, at(9, 0));

        place(at(10, 0), token(hold)).then().statusCode(400).body("errors[0].pointer", equalTo("/holdToken"));
        tenant.api()
                .body(order(other, at(9, 0), token(hold)))
                .post("/v1/bookings")
                .then()
                .statusCode(400);
        place(at(9, 0), ", \"holdToken\": \"ht_short\"").then().statusCode(400);
        Tenant stranger = Tenant.create();
        UUID strange = stranger.eventType(stranger.provider());
        stranger.api()
                .body(order(strange, at(9, 0), token(hold)))
                .post("/v1/bookings")
                .then()
                .statusCode(410);
        place(at(9, 0), token(hold)).then().statusCode(201);
    }

    @Test
    void isAPromiseWhateverTheScheduleSaysLater() {
        JsonPath hold = held(type, at(9, 0));
        Sql.run("update event_types set minimum_notice_minutes = 100000 where id = ?", type);
        Sql.run("delete from availability_rules where provider_id = ?", provider);

        place(at(9, 0), token(hold)).then().statusCode(201);
    }

    @Test
    void endsByTheDatabasesClock() {
        JsonPath hold = held(type, at(9, 0));
        expire(hold);

        place(at(9, 0), token(hold)).then().statusCode(410);
        own(hold).post("/v1/holds/" + hold.getString("id") + "/renew").then().statusCode(410);
        tenant.book(type, at(9, 0));
    }

    @Test
    void itsClaimGoesByItself() {
        JsonPath hold = held(type, at(9, 0));
        expire(hold);
        Sql.run("update timers set due_at = now() where subject_id = ?::uuid", hold.getString("id"));

        await().atMost(Duration.ofSeconds(10))
                .until(() -> Sql.one("select count(*) from booking_claims where subject_id = ?", provider)
                        .equals("0"));
        Sql.run(
                "update holds set created_at = created_at - interval '2 hours', expires_at = expires_at - interval '2 hours'"
                        + " where id = ?::uuid",
                hold.getString("id"));
        Sql.run(
                "update timers set due_at = now(), leased_until = null where subject_id = ?::uuid",
                hold.getString("id"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Sql.one("select count(*) from holds where id = ?::uuid", hold.getString("id"))
                        .equals("0"));
    }

    @Test
    void isRenewedByItsOwnerForHalfAnHourAtMost() {
        JsonPath hold = held(type, at(9, 0));
        String path = "/v1/holds/" + hold.getString("id") + "/renew";
        Sql.run("update holds set expires_at = now() + interval '1 minute' where id = ?::uuid", hold.getString("id"));

        Instant renewed = Instant.parse(own(hold)
                .post(path)
                .then()
                .statusCode(200)
                .body("holdToken", nullValue())
                .extract()
                .path("expiresAt"));
        assertThat(renewed).isAfter(Instant.now().plusSeconds(200));
        Sql.run(
                "update holds set created_at = now() - interval '28 minutes', expires_at = now() + interval '1 minute'"
                        + " where id = ?::uuid",
                hold.getString("id"));
        Instant last = Instant.parse(
                own(hold).post(path).then().statusCode(200).extract().path("expiresAt"));
        assertThat(last).isBefore(Instant.now().plusSeconds(121));

        tenant.api().post(path).then().statusCode(404);
        tenant.api()
                .header("Hold-Token", "ht_" + "a".repeat(43))
                .post(path)
                .then()
                .statusCode(404);
        Tenant stranger = Tenant.create();
        stranger.api()
                .header("Hold-Token", hold.getString("holdToken"))
                .post(path)
                .then()
                .statusCode(404);
    }

    @Test
    void isReleasedByItsOwner() {
        JsonPath hold = held(type, at(9, 0));
        String path = "/v1/holds/" + hold.getString("id");

        tenant.api()
                .header("Hold-Token", "ht_" + "a".repeat(43))
                .delete(path)
                .then()
                .statusCode(404);
        own(hold).delete(path).then().statusCode(204);
        own(hold).delete(path).then().statusCode(404);
        tenant.book(type, at(9, 0));
    }

    @Test
    void aTeamsHoldFixesItsHost() {
        UUID other = tenant.provider();
        UUID teamType = tenant.teamType(tenant.team("round_robin", provider, other), "");
        JsonPath first = held(teamType, at(9, 0));
        JsonPath second = held(teamType, at(9, 0));
        assertThat(first.getList("providerIds")).isNotEqualTo(second.getList("providerIds"));
        hold(teamType, at(9, 0)).then().statusCode(409);

        tenant.api()
                .body(order(teamType, at(9, 0), token(second)))
                .post("/v1/bookings")
                .then()
                .statusCode(201)
                .body("providerIds", equalTo(second.getList("providerIds")))
                .body("assignment.chosen", equalTo(second.getString("providerIds[0]")));
    }

    @Test
    void aSessionForSeveralIsNotHeld() {
        UUID session = tenant.eventType(provider, ", \"maxSeats\": 5");

        hold(session, at(9, 0)).then().statusCode(400).body("errors[0].pointer", equalTo("/eventTypeId"));
    }

    @Test
    void aRepeatedRequestGetsTheSameHold() {
        String key = UUID.randomUUID().toString();
        Callable<Response> again = () -> tenant.api()
                .header("Idempotency-Key", key)
                .body(body(type, at(9, 0)))
                .post("/v1/holds");
        try {
            assertThat(again.call().asString()).isEqualTo(again.call().asString());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void ofManyHoldsAndBookingsOneGetsTheSlot() throws Exception {
        for (int round = 0; round < 4; round++) {
            Instant start = at(9 + round, 0);
            List<Callable<Integer>> clients = new ArrayList<>();
            IntStream.range(0, 12)
                    .forEach(i -> clients.add(() -> hold(type, start).statusCode()));
            IntStream.range(0, 12)
                    .forEach(i -> clients.add(() -> place(start, "").statusCode()));

            assertThat(Race.run(clients)).containsOnly(201, 409).containsOnlyOnce(201);
        }
        Race.assertNothingOverlapsOrDeadlocked(tenant);
    }

    @Test
    void aTokenIsUsedOnce() throws Exception {
        for (int round = 0; round < 4; round++) {
            Instant start = at(9 + round, 0);
            JsonPath hold = held(type, start);
            List<Callable<Integer>> clients = new ArrayList<>();
            IntStream.range(0, 8)
                    .forEach(i -> clients.add(() -> place(start, token(hold)).statusCode()));
            IntStream.range(0, 4)
                    .forEach(i -> clients.add(() -> place(start, "").statusCode()));

            List<Integer> statuses = Race.run(clients);

            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409, 410);
            assertThat(statuses.subList(8, 12)).containsOnly(409);
        }
        Race.assertNothingOverlapsOrDeadlocked(tenant);
    }

    private void expire(JsonPath hold) {
        Sql.run(
                "update holds set created_at = now() - interval '10 minutes', expires_at = now() - interval '1 second'"
                        + " where id = ?::uuid",
                hold.getString("id"));
    }

    private io.restassured.specification.RequestSpecification own(JsonPath hold) {
        return tenant.api().header("Hold-Token", hold.getString("holdToken"));
    }

    private JsonPath held(UUID eventType, Instant start) {
        Response made = hold(eventType, start);
        made.then().statusCode(201);
        return made.jsonPath();
    }

    private Response hold(UUID eventType, Instant start) {
        return tenant.api().body(body(eventType, start)).post("/v1/holds");
    }

    private Response place(Instant start, String more) {
        return tenant.api().body(order(type, start, more)).post("/v1/bookings");
    }

    private static String body(UUID eventType, Instant start) {
        return "{\"eventTypeId\": \"" + eventType + "\", \"start\": \"" + start + "\"}";
    }

    private static String token(JsonPath hold) {
        return ", \"holdToken\": \"" + hold.getString("holdToken") + "\"";
    }
}
