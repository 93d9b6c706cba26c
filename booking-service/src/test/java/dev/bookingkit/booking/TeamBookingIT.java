package dev.bookingkit.booking;

import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bookingkit.testing.Race;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TeamBookingIT {

    private final Tenant tenant = Tenant.create();
    private final UUID ann = tenant.provider();
    private final UUID bob = tenant.provider();
    private final UUID eve = tenant.provider();

    @Test
    void roundRobinSharesTheBookingsAndSaysWhy() {
        UUID team = tenant.team("round_robin", ann, bob, eve);
        UUID type = tenant.teamType(team, "");
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 9; i++) {
            JsonPath booking = tenant.book(type, at(8 + i, 0));
            assertThat(booking.getString("teamId")).isEqualTo(team.toString());
            assertThat(booking.getList("providerIds")).containsExactly(booking.getString("providerId"));
            assertThat(booking.getString("assignment.chosen")).isEqualTo(booking.getString("providerId"));
            assertThat(booking.getList("assignment.members")).hasSize(3);
            assertThat(booking.getInt("assignment.windowDays")).isEqualTo(90);
            counts.merge(booking.getString("providerId"), 1, Integer::sum);
        }
        assertThat(counts).containsOnlyKeys(ann.toString(), bob.toString(), eve.toString());
        assertThat(counts.values()).containsOnly(3);
    }

    @Test
    void whoTakesNoBookingsHasNoShareInThem() {
        UUID team = tenant.team("round_robin", ann, bob, eve);
        Sql.run("update team_members set weight = 1000 where team_id = ? and provider_id = ?", team, eve);
        Sql.run("update providers set is_active = false where id = ?", eve);
        UUID type = tenant.teamType(team, "");

        JsonPath numbers = tenant.book(type, at(9, 0));

        assertThat(numbers.<String>getList("assignment.members.providerId"))
                .containsExactlyInAnyOrder(ann.toString(), bob.toString());
        assertThat(numbers.<Float>getList("assignment.members.target")).containsExactly(0.5f, 0.5f);
    }

    @Test
    void aCancelledBookingDoesNotCountAndALateJoinerIsNotFlooded() {
        UUID team = tenant.team("round_robin", ann, bob);
        UUID type = tenant.teamType(team, "");
        String first = tenant.book(type, at(8, 0)).getString("providerId");
        JsonPath second = tenant.book(type, at(9, 0));
        assertThat(second.getString("providerId")).isNotEqualTo(first);
        tenant.post(second.getString("id"), "cancel", "{}").then().statusCode(200);

        JsonPath third = tenant.book(type, at(10, 0));

        assertThat(third.getString("providerId")).isEqualTo(second.getString("providerId"));
        Sql.run("update team_members set joined_at = now() where team_id = ? and provider_id = ?", team, bob);
        Sql.run(
                "insert into out_of_office (organization_id, provider_id, start_date, end_date)"
                        + " values (?, ?, current_date - 60, current_date - 31), (?, ?, current_date - 40, current_date - 21)",
                tenant.id(),
                ann,
                tenant.id(),
                ann);
        JsonPath numbers = tenant.book(type, at(11, 0));
        Map<String, Integer> days = new HashMap<>();
        numbers.<Map<String, Object>>getList("assignment.members")
                .forEach(it -> days.put((String) it.get("providerId"), (Integer) it.get("presentDays")));
        assertThat(days).containsEntry(ann.toString(), 90 - 40).containsEntry(bob.toString(), 1);
    }

    @Test
    void fixedHostsAndPriorityGoFirst() {
        UUID team = tenant.team("round_robin", ann, bob, eve);
        UUID type = tenant.teamType(team, "");
        Sql.run("update team_members set is_fixed = true where team_id = ? and provider_id = ?", team, eve);
        Sql.run("update team_members set priority = 5 where team_id = ? and provider_id = ?", team, bob);

        assertThat(hostsAt(type, at(8, 0), 3)).containsExactly(eve.toString(), bob.toString(), ann.toString());
        tenant.api()
                .body(order(type, at(8, 0)))
                .post("/v1/bookings")
                .then()
                .statusCode(409)
                .body("reason", equalTo("already_booked"));
    }

    @Test
    void aMemberCanBeNamedAndAStrangerCannot() {
        UUID team = tenant.team("round_robin", ann, bob);
        UUID type = tenant.teamType(team, "");

        JsonPath named = tenant.book(type, at(8, 0), with(bob));

        assertThat(named.getString("providerId")).isEqualTo(bob.toString());
        assertThat(named.getString("teamId")).isEqualTo(team.toString());
        assertThat(named.<Object>get("assignment")).isNull();
        place(type, at(9, 0), with(eve)).then().statusCode(400).body("errors[0].pointer", equalTo("/providerId"));
        place(type, at(9, 0), ", \"teamId\": \"" + tenant.team("round_robin", ann) + "\"")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/teamId"));
    }

    @Test
    void aTeamCanOfferAnEventTypeOfNobody() {
        UUID team = tenant.team("round_robin", ann);
        UUID type = tenant.anyonesType();
        String asked = ", \"teamId\": \"" + team + "\"";
        place(type, at(8, 0), asked).then().statusCode(404);
        Sql.run(
                "insert into team_event_types (organization_id, team_id, event_type_id) values (?, ?, ?)",
                tenant.id(),
                team,
                type);

        place(type, at(8, 0), asked).then().statusCode(201).body("providerId", equalTo(ann.toString()));
    }

    @Test
    void aCollectiveBookingTakesEveryHostOrNone() {
        UUID type = tenant.teamType(tenant.team("collective", ann, bob), ", \"bufferAfterMinutes\": 15");
        UUID solo = tenant.eventType(bob);

        JsonPath together = tenant.book(type, at(8, 0));
        assertThat(together.<String>getList("providerIds")).containsExactlyInAnyOrder(ann.toString(), bob.toString());
        place(solo, at(8, 0), "").then().statusCode(409).body("reason", equalTo("already_booked"));
        place(solo, at(8, 30), "").then().statusCode(409).body("reason", equalTo("buffer_conflict"));
        tenant.book(solo, at(10, 0));
        place(type, at(10, 0), "").then().statusCode(409);
        assertThat(Sql.one("select count(*) from booking_claims where subject_id = ?", ann))
                .isEqualTo("1");

        tenant.post(together.getString("id"), "reschedule", "{\"start\": \"" + at(12, 0) + "\"}")
                .then()
                .statusCode(200)
                .body("providerIds", containsInAnyOrder(ann.toString(), bob.toString()));
        tenant.book(solo, at(8, 0));
    }

    @Test
    void aFixedTeamTakesItsFixedHosts() {
        UUID team = tenant.team("fixed", ann, bob, eve);
        Sql.run("update team_members set is_fixed = true where team_id = ? and provider_id <> ?", team, eve);

        assertThat(tenant.book(tenant.teamType(team, ""), at(8, 0)).<String>getList("providerIds"))
                .containsExactlyInAnyOrder(ann.toString(), bob.toString());
    }

    @Test
    void aTeamIsNotBookedWithoutAHostWhoMustBeThere() {
        UUID fixed = tenant.team("fixed", ann, bob);
        Sql.run("update team_members set is_fixed = true where team_id = ? and provider_id = ?", fixed, ann);
        UUID collective = tenant.team("collective", ann, bob);
        Sql.run("update providers set is_active = false where id = ?", ann);

        for (UUID team : List.of(fixed, collective)) {
            place(tenant.teamType(team, ""), at(8, 0), "")
                    .then()
                    .statusCode(422)
                    .body("reason", equalTo("inactive"));
        }
    }

    @Test
    void aManagedMemberIsBookedUnderItsOwnRules() {
        UUID team = tenant.team("managed", ann);
        UUID template =
                tenant.teamType(team, ", \"bufferBeforeMinutes\": 5, \"lockedFields\": [\"bufferBeforeMinutes\"]");
        UUID own = tenant.eventType(ann, ", \"bufferBeforeMinutes\": 30, \"parentEventTypeId\": \"" + template + "\"");
        tenant.api()
                .body("{\"durationMinutes\": 20}")
                .patch("/v1/event-types/" + own)
                .then()
                .statusCode(200)
                .body("parentEventTypeId", equalTo(template.toString()));
        tenant.api()
                .body("{\"lockedFields\": [\"colour\"]}")
                .patch("/v1/event-types/" + template)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/lockedFields"));

        JsonPath booking = tenant.book(template, at(8, 20));

        assertThat(booking.getString("endsAt")).isEqualTo(at(8, 40).toString());
        assertThat(Sql.one("select buffer_before_minutes from bookings where id = ?::uuid", booking.getString("id")))
                .isEqualTo("5");
    }

    @Test
    void aManagedMembersOwnCapCountsTheTeamsBookings() {
        UUID template = tenant.teamType(tenant.team("managed", ann), "");
        tenant.eventType(ann, ", \"bookingLimits\": {\"maxPerDay\": 1}, \"parentEventTypeId\": \"" + template + "\"");
        tenant.book(template, at(15, 0));

        place(template, at(9, 0), "").then().statusCode(422).body("reason", equalTo("cap_reached"));
    }

    @Test
    void aMovedBookingKeepsItsHostUnlessAnotherIsNamed() {
        UUID type = tenant.teamType(tenant.team("round_robin", ann, bob), "");
        JsonPath booking = tenant.book(type, at(8, 0), with(ann));
        tenant.book(type, at(9, 0), with(ann));
        String id = booking.getString("id");

        tenant.post(id, "reschedule", "{\"start\": \"" + at(9, 0) + "\"}")
                .then()
                .statusCode(409);
        tenant.post(id, "reschedule", "{\"start\": \"" + at(9, 0) + "\"" + with(bob) + "}")
                .then()
                .statusCode(200)
                .body("providerId", equalTo(bob.toString()));
        tenant.post(id, "reschedule", "{\"start\": \"" + at(10, 0) + "\"" + with(eve) + "}")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/providerId"));
    }

    @Test
    void aBookingIsHandedOverToAFreeMember() {
        UUID type = tenant.teamType(tenant.team("round_robin", ann, bob), "");
        JsonPath booking = tenant.book(type, at(8, 0), with(ann));
        String id = booking.getString("id");
        UUID busy = tenant.provider();
        Sql.run(
                "insert into team_members (organization_id, team_id, provider_id) values (?, ?::uuid, ?)",
                tenant.id(),
                booking.getString("teamId"),
                busy);
        tenant.book(tenant.eventType(busy), at(8, 0));

        reassign(id, eve).then().statusCode(400).body("errors[0].pointer", equalTo("/providerId"));
        reassign(id, ann).then().statusCode(400);
        reassign(id, busy).then().statusCode(409).body("reason", equalTo("already_booked"));
        tenant.api()
                .header("If-Match", "\"7\"")
                .body("{\"providerId\": \"" + bob + "\"}")
                .post("/v1/bookings/" + id + "/reassign")
                .then()
                .statusCode(412);
        reassign(id, bob)
                .then()
                .statusCode(200)
                .body("providerId", equalTo(bob.toString()))
                .body("providerIds", equalTo(List.of(bob.toString())))
                .body("status", equalTo("confirmed"))
                .body("assignment.method", equalTo("reassigned"));
        assertThat(Sql.list("select type from booking_events where booking_id = ?::uuid order by sequence", id))
                .containsExactly("booking.created", "booking.reassigned");
        tenant.book(type, at(8, 0), with(ann));
        tenant.post(id, "cancel", "{}");
        reassign(id, ann).then().statusCode(409).body("currentStatus", equalTo("cancelled"));
    }

    @Test
    void aHandoverIsOfTheBookingAsItIsWhateverItsEventTypeAsksForByNow() {
        UUID type = tenant.teamType(tenant.team("round_robin", ann, bob), "");
        String id = tenant.book(type, at(8, 0), with(ann)).getString("id");
        tenant.book(tenant.eventType(bob), at(8, 30));
        Sql.run("update event_types set duration_minutes = 60, buffer_before_minutes = 15 where id = ?", type);
        UUID early = tenant.provider("FREQ=DAILY", LocalTime.of(8, 0), LocalTime.of(9, 30), "UTC");
        UUID longer = tenant.teamType(tenant.team("round_robin", ann, early), ", \"slotIntervalMinutes\": 30");
        Sql.run("update event_types set duration_minutes = 60 where id = ?", longer);
        String hour = tenant.book(longer, at(9, 0), with(ann)).getString("id");
        Sql.run("update event_types set duration_minutes = 30 where id = ?", longer);

        reassign(id, bob)
                .then()
                .statusCode(200)
                .body("endsAt", equalTo(at(8, 30).toString()));
        reassign(hour, early).then().statusCode(422).body("reason", equalTo("outside_availability"));
    }

    @Test
    void aBookingThatOnlyChangesHandsIsNotRescheduled() {
        UUID type = tenant.teamType(tenant.team("round_robin", ann, bob), "");
        String id = tenant.book(type, at(8, 0), with(ann)).getString("id");

        tenant.post(id, "reschedule", "{\"start\": \"" + at(8, 0) + "\"" + with(bob) + "}")
                .then()
                .statusCode(200)
                .body("providerId", equalTo(bob.toString()))
                .body("status", equalTo("confirmed"));
        assertThat(Sql.list("select type from booking_events where booking_id = ?::uuid order by sequence", id))
                .containsExactly("booking.created", "booking.reassigned");
    }

    @Test
    void aHandoverIgnoresNoticeAndGridButNotHours() {
        UUID early = tenant.provider("FREQ=DAILY", LocalTime.of(8, 10), LocalTime.of(12, 0), "UTC");
        UUID late = tenant.provider("FREQ=DAILY", LocalTime.of(15, 0), LocalTime.of(18, 0), "UTC");
        UUID type = tenant.teamType(tenant.team("round_robin", ann, early, late), "");
        String id = tenant.book(type, at(9, 0), with(ann)).getString("id");
        Sql.run("update event_types set minimum_notice_minutes = 100000 where id = ?", type);

        reassign(id, late).then().statusCode(422).body("reason", equalTo("outside_availability"));
        reassign(id, early).then().statusCode(200);
    }

    @Test
    void aColleagueStandsInForWhoeverIsAway() {
        UUID type = tenant.eventType(ann);
        tenant.away(ann, at(0, 0), bob);

        JsonPath booking = tenant.book(type, at(8, 0));
        assertThat(booking.getString("providerId")).isEqualTo(bob.toString());
        Instant nextDay = at(8, 0).plusSeconds(86_400);
        assertThat(tenant.book(type, nextDay).getString("providerId")).isEqualTo(ann.toString());
        tenant.post(booking.getString("id"), "reschedule", "{\"start\": \"" + nextDay.plusSeconds(3_600) + "\"}")
                .then()
                .statusCode(200)
                .body("providerId", equalTo(ann.toString()));
    }

    @Test
    void guestsDoNotSeeTheNumbers() {
        UUID type = tenant.teamType(tenant.team("round_robin", ann), "");
        String link = tenant.book(type, at(8, 0)).getString("manageUrl");

        io.restassured.RestAssured.get("/v1/manage/" + link.replaceAll(".*/", ""))
                .then()
                .statusCode(200)
                .body("assignment", nullValue());
        Tenant.as(tenant.publishableKey())
                .body(order(type, at(9, 0)))
                .post("/v1/bookings")
                .then()
                .statusCode(201)
                .body("assignment", nullValue());
    }

    @Test
    void aSlotOfSoManyMembersIsBookedSoManyTimes() throws Exception {
        UUID[] members = IntStream.range(0, 5).mapToObj(i -> tenant.provider()).toArray(UUID[]::new);
        UUID type = tenant.teamType(tenant.team("round_robin", members), "");
        for (int round = 0; round < 2; round++) {
            Instant start = at(9 + round, 0);

            List<Integer> statuses = Race.run(clients(24, () -> status(type, start, "")));

            assertThat(statuses).containsOnly(201, 409);
            assertThat(statuses).filteredOn(it -> it == 201).hasSize(5);
        }
        assertThat(Sql.list(
                        "select count(*) from bookings where organization_id = ? group by provider_id", tenant.id()))
                .containsOnly("2")
                .hasSize(5);
        Race.assertNothingOverlapsOrDeadlocked(tenant);
    }

    @Test
    void teamsThatShareMembersNeverBookOneTwice() throws Exception {
        UUID all = tenant.teamType(tenant.team("collective", ann, bob, eve), "");
        UUID some = tenant.teamType(tenant.team("collective", eve, ann), "");
        UUID any = tenant.teamType(tenant.team("round_robin", bob, eve), "");
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clients.add(() -> status(all, at(8, 0), ""));
            clients.add(() -> status(some, at(8, 0), ""));
            clients.add(() -> status(any, at(8, 0), ""));
        }

        assertThat(Race.run(clients)).contains(201).containsOnly(201, 409);
        Race.assertNothingOverlapsOrDeadlocked(tenant);
    }

    @Test
    void aHandoverAndABookingDoNotBothGetTheHost() throws Exception {
        UUID type = tenant.teamType(tenant.team("round_robin", ann, bob), "");
        for (int round = 0; round < 8; round++) {
            Instant start = at(9 + round, 0);
            String id = tenant.book(type, start, with(ann)).getString("id");

            List<Integer> statuses =
                    Race.run(List.of(() -> reassign(id, bob).statusCode(), () -> status(type, start, with(bob))));

            assertThat(statuses.stream().filter(it -> it < 300)).hasSize(1);
            assertThat(statuses.stream().filter(it -> it >= 300)).containsOnly(409);
        }
        Race.assertNothingOverlapsOrDeadlocked(tenant);
    }

    @Test
    void crossingHandoversAndMovesEndWithoutADeadlock() throws Exception {
        UUID type = tenant.teamType(tenant.team("round_robin", ann, bob), "");
        for (int round = 0; round < 6; round++) {
            Instant start = at(8 + round, 0);
            String first = tenant.book(type, start, with(ann)).getString("id");
            String second =
                    tenant.book(type, start.plusSeconds(1_800), with(bob)).getString("id");

            assertThat(Race.run(List.of(
                            () -> reassign(first, bob).statusCode(),
                            () -> reassign(second, ann).statusCode())))
                    .containsOnly(200);
        }
        Race.assertNothingOverlapsOrDeadlocked(tenant);
    }

    @Test
    void theLastBookingOfADayIsGivenOnce() throws Exception {
        UUID solo = tenant.eventType(ann, ", \"bookingLimits\": {\"maxPerDay\": 3}");
        List<Callable<Integer>> clients = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> clients.add(() -> status(solo, at(8, 0).plusSeconds(1_800L * i), "")));

        assertThat(Race.run(clients))
                .containsOnly(201, 422)
                .filteredOn(it -> it == 201)
                .hasSize(3);

        UUID team = tenant.teamType(tenant.team("round_robin", bob, eve), ", \"bookingLimits\": {\"maxPerDay\": 2}");
        List<Callable<Integer>> more = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> more.add(() -> status(team, at(8, 0).plusSeconds(1_800L * i), "")));

        assertThat(Race.run(more))
                .containsOnly(201, 422)
                .filteredOn(it -> it == 201)
                .hasSize(4);
        Race.assertNothingOverlapsOrDeadlocked(tenant);
    }

    private List<String> hostsAt(UUID type, Instant start, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> tenant.book(type, start).getString("providerId"))
                .toList();
    }

    private Response place(UUID type, Instant start, String more) {
        return tenant.api().body(order(type, start, more)).post("/v1/bookings");
    }

    private int status(UUID type, Instant start, String more) {
        return place(type, start, more).statusCode();
    }

    private Response reassign(String booking, UUID to) {
        return tenant.post(booking, "reassign", "{\"providerId\": \"" + to + "\"}");
    }

    private static List<Callable<Integer>> clients(int count, Callable<Integer> client) {
        return IntStream.range(0, count).mapToObj(i -> client).toList();
    }

    private static String with(UUID provider) {
        return ", \"providerId\": \"" + provider + "\"";
    }
}
