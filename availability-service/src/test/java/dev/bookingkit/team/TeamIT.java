package dev.bookingkit.team;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TeamIT {

    private Tenant tenant;
    private UUID early;
    private UUID late;
    private UUID eventType;

    @BeforeEach
    void twoProvidersWhoShareAnHour() {
        tenant = Tenant.create();
        early = open("09:00", "11:00");
        late = open("10:00", "12:00");
        eventType = tenant.eventType(60, null);
    }

    @Test
    void createsReadsChangesAndArchives() {
        String team = team("round_robin");
        tenant.request()
                .body(Map.of("assignmentStrategy", "collective"))
                .patch("/v1/teams/" + team)
                .then()
                .statusCode(200)
                .body("assignmentStrategy", equalTo("collective"))
                .body("slug", equalTo("salon"));
        tenant.post("/v1/teams", Map.of("name", "B", "slug", "salon")).then().statusCode(409);
        tenant.request().get("/v1/teams").then().body("data.id", contains(team));
        tenant.request().delete("/v1/teams/" + team).then().statusCode(204);
        tenant.request().get("/v1/teams/" + team).then().statusCode(404);
        tenant.request().get("/v1/teams/" + team + "/members").then().statusCode(404);
        team("fixed");
    }

    @Test
    void roundRobinBalancesOverAsManyDaysAsAreAskedFor() {
        String team = team("round_robin");
        tenant.request().get("/v1/teams/" + team).then().body("assignmentWindowDays", equalTo(90));
        window(team, 365).statusCode(200).body("assignmentWindowDays", equalTo(365));
        window(team, 0).statusCode(400).body("errors[0].pointer", equalTo("/assignmentWindowDays"));
        window(team, 366).statusCode(400).body("errors[0].pointer", equalTo("/assignmentWindowDays"));
        tenant.request()
                .body(Map.of("name", "Other"))
                .patch("/v1/teams/" + team)
                .then()
                .body("assignmentWindowDays", equalTo(365));
        tenant.post("/v1/teams", Map.of("name", "B", "slug", "b", "assignmentWindowDays", 7))
                .then()
                .statusCode(201)
                .body("assignmentWindowDays", equalTo(7));
    }

    private ValidatableResponse window(String team, int days) {
        return tenant.request()
                .body(Map.of("assignmentWindowDays", days))
                .patch("/v1/teams/" + team)
                .then();
    }

    @Test
    void aMemberJoinsOnceAndLeaves() {
        String team = team("round_robin");
        String members = "/v1/teams/" + team + "/members";
        String member = member(team, early).extract().path("id");
        tenant.post(members, Map.of("providerId", early)).then().statusCode(409);
        tenant.request()
                .get(members)
                .then()
                .body("data", hasSize(1))
                .body("data[0].role", equalTo("member"))
                .body("data[0].weight", equalTo(100));
        tenant.request().delete(members + "/" + member).then().statusCode(204);
        tenant.request().delete(members + "/" + member).then().statusCode(404);
    }

    @Test
    void fiftyMembersAreTheLimit() {
        String team = team("round_robin");
        for (int i = 0; i < 50; i++) {
            Tenant.sql(
                    "insert into team_members (organization_id, team_id, provider_id) values (?, cast(? as uuid), ?)",
                    tenant.id(),
                    team,
                    tenant.storedProvider("UTC"));
        }
        tenant.post("/v1/teams/" + team + "/members", Map.of("providerId", early))
                .then()
                .statusCode(400)
                .body("detail", org.hamcrest.Matchers.containsString("50"));
    }

    @Test
    void strangersDoNotJoin() {
        String team = team("round_robin");
        Tenant other = Tenant.create();
        tenant.post("/v1/teams/" + team + "/members", Map.of("providerId", other.provider("UTC")))
                .then()
                .statusCode(404)
                .body("type", endsWith("/not-found"));
        tenant.post("/v1/teams/" + team + "/event-types", Map.of("eventTypeId", other.eventType(30, null)))
                .then()
                .statusCode(404);
        other.post("/v1/teams/" + team + "/members", Map.of("providerId", early))
                .then()
                .statusCode(404);
    }

    @Test
    void whatATeamOffersIsListedByPages() {
        String offered = "/v1/teams/" + team("round_robin") + "/event-types";
        List<String> types = List.of(
                eventType.toString(),
                tenant.eventType(30, null).toString(),
                tenant.eventType(60, null).toString());
        types.forEach(
                type -> tenant.post(offered, Map.of("eventTypeId", type)).then().statusCode(201));

        String next = tenant.request()
                .get(offered + "?limit=2")
                .then()
                .body("data.eventTypeId", equalTo(types.subList(0, 2)))
                .extract()
                .path("nextCursor");

        tenant.request()
                .get(offered + "?limit=2&cursor=" + next)
                .then()
                .body("data.eventTypeId", equalTo(types.subList(2, 3)))
                .body("nextCursor", nullValue());
    }

    @Test
    void slotsFollowTheStrategy() {
        String team = team("round_robin");
        member(team, early);
        member(team, late);
        slots("&teamId=" + team).statusCode(404);
        tenant.post("/v1/teams/" + team + "/event-types", Map.of("eventTypeId", eventType))
                .then()
                .statusCode(201);

        slots("&teamId=" + team)
                .body("data.start", contains("2026-03-09T09:00:00Z", "2026-03-09T10:00:00Z", "2026-03-09T11:00:00Z"))
                .body(
                        "data.providerIds",
                        contains(
                                List.of(early.toString()),
                                List.of(early.toString(), late.toString()),
                                List.of(late.toString())));
        slots("&teamId=" + team + "&providerId=" + late)
                .body("data.start", contains("2026-03-09T10:00:00Z", "2026-03-09T11:00:00Z"));

        tenant.booking(eventType, early, "2026-03-09T10:00:00Z", "2026-03-09T11:00:00Z");
        slots("&teamId=" + team).body("data[1].providerIds", contains(late.toString()));
        tenant.request().body(Map.of("assignmentStrategy", "collective")).patch("/v1/teams/" + team);
        slots("&teamId=" + team).body("data", hasSize(0));
        tenant.post(
                        "/v1/availability/explain",
                        Map.of("eventTypeId", eventType, "teamId", team, "start", "2026-03-09T10:00:00Z"))
                .then()
                .statusCode(200)
                .body("bookable", equalTo(false))
                .body("reason", equalTo("already_booked"))
                .body("bookingIds", hasSize(1));

        tenant.request()
                .delete("/v1/teams/" + team + "/event-types/" + eventType)
                .then()
                .statusCode(204);
        slots("&teamId=" + team).statusCode(404);
    }

    @Test
    void theEventTypesOwnTeamNeedsNoParameter() {
        String team = team("collective");
        member(team, early);
        member(team, late);
        Tenant.sql("update event_types set team_id = ? where id = ?", UUID.fromString(team), eventType);
        slots("").body("data.start", contains("2026-03-09T10:00:00Z"));
        tenant.request()
                .get("/v1/slots/first?eventTypeId=" + eventType + "&after=2026-03-09T10:00:01Z")
                .then()
                .body("start", equalTo("2026-03-10T10:00:00Z"))
                .body("providerIds", contains(early.toString(), late.toString()));
    }

    private UUID open(String start, String end) {
        UUID provider = tenant.provider("UTC");
        tenant.post(
                        "/v1/providers/" + provider + "/availability-rules",
                        Map.of("rrule", "FREQ=DAILY", "startTime", start, "endTime", end, "timeZone", "UTC"))
                .then()
                .statusCode(201);
        return provider;
    }

    private String team(String strategy) {
        return tenant.post("/v1/teams", Map.of("name", "Salon", "slug", "salon", "assignmentStrategy", strategy))
                .then()
                .statusCode(201)
                .body("assignmentStrategy", equalTo(strategy))
                .extract()
                .path("id");
    }

    private ValidatableResponse member(String team, UUID provider) {
        return tenant.post("/v1/teams/" + team + "/members", Map.of("providerId", provider))
                .then()
                .statusCode(201);
    }

    private ValidatableResponse slots(String host) {
        return tenant.request()
                .get("/v1/slots?eventTypeId=" + eventType + "&start=2026-03-09&end=2026-03-10&timeZone=UTC" + host)
                .then();
    }
}
