package dev.bookingkit.slots;

import static org.hamcrest.Matchers.contains;
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
        UUID own = ownType(template, 30);
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

    /** What the member's own rules look at is read, although the template looks at less. */
    @Test
    void aManagedMembersOwnRulesSeeAllThatTheyLookAt() {
        UUID template = tenant.eventType(30, null);
        UUID team = managedTeam(template, colleague);
        UUID own = ownType(template, 60);
        eventType = template;
        UUID late = tenant.booking(template, colleague, "2026-03-09T16:30:00Z", "2026-03-09T17:00:00Z");
        explain("2026-03-09T15:00:00Z", team).body("bookable", equalTo(true));

        change(own, "booking_limits = '{\"maxPerDay\": 1}'");
        explain("2026-03-09T15:00:00Z", team)
                .body("reason", equalTo("cap_reached"))
                .body("bookingIds", contains(late.toString()));
        change(own, "booking_limits = '{}', buffer_after_minutes = 60");
        explain("2026-03-09T15:00:00Z", team).body("reason", equalTo("buffer_conflict"));
        change(own, "buffer_after_minutes = 0, duration_minutes = 120");
        explain("2026-03-09T15:00:00Z", team).body("reason", equalTo("already_booked"));
        change(own, "booking_limits = '{\"maxPerDay\": 1}'");
        explain("2026-03-09T15:00:00Z", team).body("reasons", contains("already_booked", "cap_reached"));
        change(
                own,
                "duration_minutes = 30, booking_limits = '{}', slot_release ="
                        + " '{\"strategy\": \"fill_earlier_first\", \"threshold\": 100, \"windowBoundaries\": [\"16:00\"]}'");
        explain("2026-03-09T16:00:00Z", team).body("reason", equalTo("not_released"));
        tenant.booking(template, colleague, "2026-03-09T15:00:00Z", "2026-03-09T16:00:00Z");
        explain("2026-03-09T16:00:00Z", team).body("bookable", equalTo(true));
    }

    /** Seats are those of the event type that is booked, as its price is. */
    @Test
    void aManagedMembersOwnSeatsAreNotThoseOfTheTemplate() {
        UUID template = tenant.eventType(60, null);
        UUID team = managedTeam(template, colleague);
        UUID own = ownType(template, 60);
        change(own, "max_seats = 3");
        eventType = template;
        tenant.booking(template, colleague, "2026-03-09T15:00:00Z", "2026-03-09T16:00:00Z");

        slots("2026-03-09", "2026-03-10", "&teamId=" + team)
                .body("data.start", contains("2026-03-09T16:00:00Z"))
                .body("data[0].seatsLeft", nullValue());
        change(template, "max_seats = 5");
        slots("2026-03-09", "2026-03-10", "&teamId=" + team).body("data.seatsLeft", contains(5));
        eventType = own;
        slots("2026-03-09", "2026-03-10").body("data.seatsLeft", contains(3));
    }

    @Test
    void theFirstSlotIsFoundAsFarAsTheMembersOwnHorizon() {
        UUID template = tenant.eventType(60, null);
        UUID team = managedTeam(template, colleague);
        ownType(template, 60);
        change(template, "max_future_days = 5");

        tenant.request()
                .get("/v1/slots/first?eventTypeId=" + template + "&teamId=" + team + "&after=2026-03-09T00:00:00Z")
                .then()
                .statusCode(200)
                .body("start", equalTo("2026-03-09T15:00:00Z"));
    }

    @Test
    void aFixedHostWhoTakesNoBookingsIsNotReplacedByTheOthers() {
        eventType = tenant.eventType(60, null);
        UUID team = team("fixed", eventType);
        member(team, provider, true);
        member(team, colleague, false);
        slots("2026-03-09", "2026-03-10", "&teamId=" + team)
                .body("data.start", contains("2026-03-09T09:00:00Z", "2026-03-09T10:00:00Z"));

        tenant.request().body(Map.of("isActive", false)).patch("/v1/providers/" + provider);

        slots("2026-03-09", "2026-03-10", "&teamId=" + team).body("data", hasSize(0));
        explain("2026-03-09T15:00:00Z", team).body("reason", equalTo("inactive"));
    }

    private UUID managedTeam(UUID type, UUID... members) {
        UUID team = team("managed", type);
        for (UUID member : members) {
            member(team, member, false);
        }
        return team;
    }

    private UUID team(String strategy, UUID type) {
        String team = tenant.post("/v1/teams", Map.of("name", "T", "slug", "t", "assignmentStrategy", strategy))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        tenant.post("/v1/teams/" + team + "/event-types", Map.of("eventTypeId", type))
                .then()
                .statusCode(201);
        return UUID.fromString(team);
    }

    private void member(UUID team, UUID provider, boolean isFixed) {
        tenant.post("/v1/teams/" + team + "/members", Map.of("providerId", provider, "isFixed", isFixed))
                .then()
                .statusCode(201);
    }

    /** The colleague's, under the template. */
    private UUID ownType(UUID template, int minutes) {
        UUID own = tenant.eventType(minutes, colleague);
        Tenant.sql("update event_types set parent_event_type_id = ? where id = ?", template, own);
        return own;
    }

    private static void change(UUID type, String changes) {
        Tenant.sql("update event_types set " + changes + " where id = ?", type);
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
        return explained(Map.of("eventTypeId", eventType, "start", start));
    }

    private ValidatableResponse explain(String start, UUID team) {
        return explained(Map.of("eventTypeId", eventType, "teamId", team, "start", start));
    }

    private ValidatableResponse explained(Map<String, Object> question) {
        return tenant.post("/v1/availability/explain", question).then().statusCode(200);
    }
}
