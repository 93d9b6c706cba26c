package dev.bookingkit.slots;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who offers a slot: a colleague on days out of office, the members of a managed team under rules of their own. */
@QuarkusTest
class StaffIT {

    private Tenant tenant;
    private UUID provider;
    private UUID colleague;
    private UUID eventType;

    @BeforeEach
    void openInTheMorning() {
        tenant = Tenant.create();
        provider = open("09:00", "11:00");
        colleague = open("15:00", "17:00");
        eventType = tenant.eventType(60, provider);
    }

    @Test
    void aColleagueIsOfferedOnTheDaysAway() {
        away(provider, colleague);

        slots("2026-03-09", "2026-03-11")
                .body(
                        "data.start",
                        contains(
                                "2026-03-09T15:00:00Z",
                                "2026-03-09T16:00:00Z",
                                "2026-03-10T09:00:00Z",
                                "2026-03-10T10:00:00Z"))
                .body("data[0].providerIds", equalTo(List.of(colleague.toString())))
                .body("data[2].providerIds", equalTo(List.of(provider.toString())));
        tenant.request()
                .get("/v1/slots/first?eventTypeId=" + eventType + "&after=2026-03-09T00:00:00Z")
                .then()
                .body("start", equalTo("2026-03-09T15:00:00Z"));
        explain("2026-03-09T15:00:00Z").body("bookable", equalTo(true));
        tenant.booking(eventType, colleague, "2026-03-09T15:00:00Z", "2026-03-09T16:00:00Z");
        explain("2026-03-09T15:00:00Z").body("reason", equalTo("already_booked"));
    }

    @Test
    void nobodyIsSentOnFurther() {
        UUID third = open("09:00", "17:00");
        away(provider, colleague);
        away(colleague, third);

        slots("2026-03-09", "2026-03-10").body("data", hasSize(0));
        explain("2026-03-09T15:00:00Z").body("reason", equalTo("out_of_office"));
    }

    @Test
    void anInactiveColleagueIsNotOffered() {
        away(provider, colleague);
        tenant.request().body(Map.of("isActive", false)).patch("/v1/providers/" + colleague);

        slots("2026-03-09", "2026-03-10").body("data", hasSize(0));
    }

    @Test
    void aManagedMemberHasRulesOfItsOwnExceptForTheLockedOnes() {
        UUID template = tenant.eventType(60, null);
        UUID team = managedTeam(template, provider, colleague);
        Tenant.sql(
                "update event_types set buffer_after_minutes = 10, locked_fields = '{bufferAfterMinutes}' where id = ?",
                template);
        UUID own = tenant.eventType(30, colleague);
        Tenant.sql("update event_types set parent_event_type_id = ? where id = ?", template, own);
        eventType = template;

        slots("2026-03-09", "2026-03-10", "&teamId=" + team)
                .body(
                        "data.end.collect { it.substring(11, 16) }",
                        contains("10:00", "11:00", "15:30", "16:00", "16:30", "17:00"));
        slots("2026-03-09", "2026-03-10", "&teamId=" + team + "&providerId=" + colleague)
                .body("data", hasSize(4));
        // The locked buffer keeps the start before a booking free; without it 15:00 would be offered.
        tenant.booking(own, colleague, "2026-03-09T15:35:00Z", "2026-03-09T16:00:00Z");
        slots("2026-03-09", "2026-03-10", "&teamId=" + team + "&providerId=" + colleague)
                .body("data.start", contains("2026-03-09T16:00:00Z", "2026-03-09T16:30:00Z"));
        eventType = own;
        slots("2026-03-09", "2026-03-10").body("data", hasSize(2));
    }

    private UUID managedTeam(UUID type, UUID... members) {
        String team = tenant.post("/v1/teams", Map.of("name", "T", "slug", "t", "assignmentStrategy", "managed"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (UUID member : members) {
            tenant.post("/v1/teams/" + team + "/members", Map.of("providerId", member))
                    .then()
                    .statusCode(201);
        }
        tenant.post("/v1/teams/" + team + "/event-types", Map.of("eventTypeId", type))
                .then()
                .statusCode(201);
        return UUID.fromString(team);
    }

    private UUID open(String from, String to) {
        UUID id = tenant.provider("UTC");
        Map<String, Object> rule = Map.of("rrule", "FREQ=DAILY", "startTime", from, "endTime", to, "timeZone", "UTC");
        tenant.post("/v1/providers/" + id + "/availability-rules", rule).then().statusCode(201);
        return id;
    }

    private void away(UUID who, UUID to) {
        tenant.post(
                        "/v1/providers/" + who + "/out-of-office",
                        Map.of("startDate", "2026-03-09", "endDate", "2026-03-09", "redirectToProviderId", to))
                .then()
                .statusCode(201);
    }

    private ValidatableResponse slots(String start, String end) {
        return slots(start, end, "");
    }

    private ValidatableResponse slots(String start, String end, String more) {
        return tenant.request()
                .get("/v1/slots?timeZone=UTC&eventTypeId=" + eventType + "&start=" + start + "&end=" + end + more)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse explain(String start) {
        return tenant.post("/v1/availability/explain", Map.of("eventTypeId", eventType, "start", start))
                .then()
                .statusCode(200);
    }
}
