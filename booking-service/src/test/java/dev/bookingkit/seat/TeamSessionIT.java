package dev.bookingkit.seat;

import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.bookingkit.testing.Race;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sessions whose host is one of a team. */
@QuarkusTest
class TeamSessionIT {

    private final Tenant tenant = Tenant.create();
    private final UUID ann = tenant.provider();
    private final UUID bob = tenant.provider();
    private final UUID eve = tenant.provider();

    @Test
    void aTeamsSessionIsFilledBeforeAnotherOneIsOpened() throws Exception {
        UUID team = tenant.team("round_robin", ann, bob, eve);
        UUID type = tenant.teamType(team, ", \"maxSeats\": 4");
        List<Callable<JsonPath>> guests = IntStream.range(0, 9)
                .<Callable<JsonPath>>mapToObj(i -> () -> tenant.book(type, at(9, 0)))
                .toList();

        List<JsonPath> booked = Race.run(guests);

        Map<String, Integer> sessions = new HashMap<>();
        booked.forEach(it -> sessions.merge(it.getString("id"), 1, Integer::sum));
        assertThat(sessions.values()).containsExactlyInAnyOrder(4, 4, 1);
        JsonPath group = tenant.book(type, at(11, 0), ", \"seats\": 3");
        assertThat(tenant.book(type, at(11, 0), ", \"seats\": 2").getString("id"))
                .isNotEqualTo(group.getString("id"));
        assertThat(tenant.book(type, at(11, 0)).getString("id")).isEqualTo(group.getString("id"));
    }

    @Test
    void aPartyThatDoesNotFitGoesToAColleagueWhoeverComesFirst() {
        UUID team = tenant.team("round_robin", ann, bob);
        Sql.run("update team_members set priority = 5 where team_id = ? and provider_id = ?", team, ann);
        UUID type = tenant.teamType(team, ", \"maxSeats\": 4, \"waitlistEnabled\": true");
        assertThat(tenant.book(type, at(9, 0), ", \"seats\": 3").getString("providerId"))
                .isEqualTo(ann.toString());

        JsonPath party = tenant.book(type, at(9, 0), ", \"seats\": 2, \"waitlist\": true");

        assertThat(party.getString("providerId")).isEqualTo(bob.toString());
        assertThat(party.getString("status")).isEqualTo("confirmed");
        assertThat(tenant.book(type, at(9, 0)).getString("providerId")).isEqualTo(ann.toString());
        JsonPath waiting = tenant.book(type, at(9, 0), ", \"seats\": 4, \"waitlist\": true");
        assertThat(waiting.getString("status")).isEqualTo("waitlisted");
    }

    @Test
    void aManagedMembersOwnEventTypeHasTheSeatsThatItsTemplateLocks() {
        UUID team = tenant.team("managed", ann);
        UUID open = tenant.teamType(
                team,
                ", \"maxSeats\": 3, \"lockedFields\": [\"maxSeats\", \"durationMinutes\", \"minimumNoticeMinutes\"]");
        UUID single = tenant.teamType(team, ", \"lockedFields\": [\"maxSeats\"]");
        UUID shared =
                tenant.eventType(ann, ", \"minimumNoticeMinutes\": 100000, \"parentEventTypeId\": \"" + open + "\"");
        Sql.run("update event_types set duration_minutes = 10 where id = ?", shared);
        UUID alone = tenant.eventType(ann, ", \"maxSeats\": 3, \"parentEventTypeId\": \"" + single + "\"");

        place(shared, at(8, 0), ", \"seats\": 2").then().statusCode(201).body("maxSeats", equalTo(3));
        place(shared, at(8, 0), "").then().statusCode(201).body("seatsTaken", equalTo(3));
        place(alone, at(9, 0), ", \"seats\": 2").then().statusCode(400).body("errors[0].pointer", equalTo("/seats"));
        tenant.book(alone, at(9, 0));
        place(alone, at(9, 0), "").then().statusCode(409);
    }

    @Test
    void aManagedMembersSessionIsJoinedUnderItsHostsRules() {
        UUID template =
                tenant.teamType(tenant.team("managed", ann), ", \"maxSeats\": 3, \"minimumNoticeMinutes\": 100000");
        tenant.eventType(ann, ", \"minimumNoticeMinutes\": 0, \"parentEventTypeId\": \"" + template + "\"");
        tenant.book(template, at(8, 0));
        Sql.run("update event_types set is_active = false where id = ?", template);

        place(template, at(8, 0), "").then().statusCode(201).body("seatsTaken", equalTo(2));

        Sql.run("update event_types set locked_fields = '{isActive}' where id = ?", template);
        place(template, at(8, 0), "").then().statusCode(422).body("reason", equalTo("inactive"));
    }

    @Test
    void whoWantsToWaitForAFullSessionMayWhateverTheOthersHaveAgainstIt() {
        UUID type =
                tenant.teamType(tenant.team("round_robin", ann, bob), ", \"maxSeats\": 2, \"waitlistEnabled\": true");
        Sql.run("update providers set booking_limits = '{\"maxPerDay\": 1}' where id = ?", bob);
        tenant.book(type, at(15, 0), ", \"providerId\": \"" + bob + "\"");
        tenant.book(type, at(9, 0), ", \"seats\": 2");

        place(type, at(9, 0), "").then().statusCode(422).body("reason", equalTo("cap_reached"));
        place(type, at(9, 0), ", \"waitlist\": true").then().statusCode(201).body("status", equalTo("waitlisted"));
    }

    @Test
    void whoMayWaitIsRefusedWhereTheSessionIsNotFull() {
        UUID type = tenant.eventType(ann, ", \"maxSeats\": 3, \"waitlistEnabled\": true");
        tenant.book(type, at(9, 0));
        Sql.run(
                "insert into availability_overrides (organization_id, provider_id, date, is_unavailable) values (?, ?, ?::date, true)",
                tenant.id(),
                ann,
                at(9, 0).toString().substring(0, 10));

        for (String waitlist : List.of("", ", \"waitlist\": true")) {
            place(type, at(9, 0), waitlist).then().statusCode(422).body("reason", equalTo("blocked_date"));
        }
    }

    @Test
    void whoNamesAHostWhoIsAwayWaitsForTheStandIn() {
        UUID type = tenant.eventType(ann, ", \"maxSeats\": 2");
        tenant.away(ann, at(0, 0), bob);
        String withAnn = ", \"providerId\": \"" + ann + "\"";
        JsonPath full = tenant.book(type, at(9, 0), withAnn + ", \"seats\": 2");
        assertThat(full.getString("providerId")).isEqualTo(bob.toString());

        JsonPath waiting = tenant.book(type, at(9, 0), withAnn + ", \"waitlist\": true");

        assertThat(waiting.getString("id")).isEqualTo(full.getString("id"));
        assertThat(waiting.getString("status")).isEqualTo("waitlisted");
    }

    @Test
    void whoAsksForATeamWaitsForASessionOfThatTeam() {
        UUID type = UUID.fromString(tenant.api()
                .body("{\"title\": \"Class\", \"slug\": \"class\", \"durationMinutes\": 30, \"maxSeats\": 2,"
                        + " \"waitlistEnabled\": true}")
                .post("/v1/event-types")
                .path("id"));
        UUID one = tenant.team("round_robin", ann);
        UUID other = tenant.team("round_robin", bob);
        Sql.run(
                "insert into team_event_types (organization_id, team_id, event_type_id) select ?, team, ? from unnest(array[?, ?]) as team",
                tenant.id(),
                type,
                one,
                other);
        tenant.book(type, at(9, 0), ", \"seats\": 2, \"teamId\": \"" + one + "\"");
        JsonPath others = tenant.book(type, at(9, 0), ", \"seats\": 2, \"teamId\": \"" + other + "\"");

        JsonPath waiting = tenant.book(type, at(9, 0), ", \"waitlist\": true, \"teamId\": \"" + other + "\"");

        assertThat(waiting.getString("id")).isEqualTo(others.getString("id"));
        assertThat(waiting.getString("status")).isEqualTo("waitlisted");
    }

    private Response place(UUID type, Instant start, String more) {
        return tenant.api().body(order(type, start, more)).post("/v1/bookings");
    }
}
