package dev.bookingkit.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.bookingkit.schedule.HoldToken;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** New York goes from -05:00 to -04:00 on Sunday, 8 March 2026, at 02:00. */
@QuarkusTest
class SlotsIT {

    private static final String ZONE = "America/New_York";

    private Tenant tenant;
    private UUID provider;
    private UUID eventType;

    @BeforeEach
    void openOnWeekdaysFromNineToTwelve() {
        tenant = Tenant.create();
        provider = tenant.provider(ZONE);
        eventType = tenant.eventType(60, provider);
        rule("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "09:00", "12:00");
    }

    @Test
    void keepsLocalTimeAcrossTheChangeOfClocks() {
        slots("2026-03-06", "2026-03-10")
                .statusCode(200)
                .body("timeZone", equalTo(ZONE))
                .body(
                        "data.start",
                        contains(
                                "2026-03-06T14:00:00Z",
                                "2026-03-06T15:00:00Z",
                                "2026-03-06T16:00:00Z",
                                "2026-03-09T13:00:00Z",
                                "2026-03-09T14:00:00Z",
                                "2026-03-09T15:00:00Z"))
                .body("data[2].end", equalTo("2026-03-06T17:00:00Z"))
                .body("data[2].localStart", equalTo("2026-03-06T11:00:00-05:00"))
                .body("data[3].localStart", equalTo("2026-03-09T09:00:00-04:00"))
                .body("data[3].localEnd", equalTo("2026-03-09T10:00:00-04:00"))
                .body("data[3].providerIds", equalTo(List.of(provider.toString())))
                .body("data[3]", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("seatsLeft")));
    }

    @Test
    void aNightShiftOverTheSkippedHourIsAnHourShorter() {
        replaceRules("FREQ=WEEKLY;BYDAY=SA", "22:00", "04:00");
        // 22:00-05:00 to 04:00-04:00 is 5 hours: 03:00Z to 08:00Z.
        slots("2026-03-07", "2026-03-09")
                .body(
                        "data.start",
                        contains(
                                "2026-03-08T03:00:00Z",
                                "2026-03-08T04:00:00Z",
                                "2026-03-08T05:00:00Z",
                                "2026-03-08T06:00:00Z",
                                "2026-03-08T07:00:00Z"));
    }

    @Test
    void instantsMeanTheSameAsLocalMidnights() {
        List<Map<String, Object>> byDate =
                slots("2026-03-09", "2026-03-10").extract().path("data");
        List<Map<String, Object>> byInstant =
                slots("2026-03-09T04:00:00Z", "2026-03-10T04:00:00Z").extract().path("data");
        assertThat(byDate).hasSize(3).isEqualTo(byInstant);
    }

    @Test
    void anOverrideReplacesTheHoursOfItsDate() {
        post(
                "availability-overrides",
                Map.of("date", "2026-03-09", "startTime", "20:00", "endTime", "21:00", "isUnavailable", false));
        slots("2026-03-09", "2026-03-11")
                .body(
                        "data.start",
                        contains(
                                "2026-03-10T00:00:00Z",
                                "2026-03-10T13:00:00Z",
                                "2026-03-10T14:00:00Z",
                                "2026-03-10T15:00:00Z"));
    }

    @Test
    void aBlockedDateHasNoSlotsUntilTheOverrideIsRemoved() {
        String id = post("availability-overrides", Map.of("date", "2026-03-09", "isUnavailable", true));
        slots("2026-03-09", "2026-03-10").body("data", hasSize(0));
        tenant.request()
                .delete("/v1/providers/" + provider + "/availability-overrides/" + id)
                .then()
                .statusCode(204);
        slots("2026-03-09", "2026-03-10").body("data", hasSize(3));
    }

    @Test
    void aDayIsGoneWithTheCapOfTheEventTypeOrOfTheProvider() {
        UUID other = tenant.eventType(60, provider);
        Tenant.sql("update event_types set booking_limits = '{\"maxPerDay\": 2}' where id = ?", eventType);
        tenant.request()
                .body(Map.of("bookingLimits", Map.of("maxPerDay", 2, "maxPerWeek", 3)))
                .patch("/v1/providers/" + provider)
                .then()
                .statusCode(200);
        // The provider's cap counts every event type: one here, one there.
        tenant.booking(eventType, provider, "2026-03-09T13:00:00Z", "2026-03-09T14:00:00Z");
        slots("2026-03-09", "2026-03-10").body("data", hasSize(2));
        tenant.booking(other, provider, "2026-03-09T20:00:00Z", "2026-03-09T21:00:00Z");
        slots("2026-03-09", "2026-03-11").body("data", hasSize(3));
        explain("2026-03-09T14:00:00Z").body("reason", equalTo("cap_reached")).body("bookingIds", hasSize(2));
        // The third booking of the week, asked for on the week's other end.
        tenant.booking(other, provider, "2026-03-10T20:00:00Z", "2026-03-10T21:00:00Z");
        slots("2026-03-13", "2026-03-14").body("data", hasSize(0));
        slots("2026-03-16", "2026-03-17").body("data", hasSize(3));
        // The event type's own cap counts its own.
        tenant.request()
                .body(Map.of("bookingLimits", Map.of()))
                .patch("/v1/providers/" + provider)
                .then()
                .statusCode(200);
        slots("2026-03-09", "2026-03-10").body("data", hasSize(2));
        tenant.booking(eventType, provider, "2026-03-09T14:00:00Z", "2026-03-09T15:00:00Z");
        slots("2026-03-09", "2026-03-10").body("data", hasSize(0));
    }

    @Test
    void laterHoursAreReleasedAsTheEarlierOnesFill() {
        release("{\"strategy\": \"fill_earlier_first\", \"threshold\": 50, \"windowBoundaries\": [\"11:00\"]}");
        slots("2026-03-09", "2026-03-10").body("data.start", contains("2026-03-09T13:00:00Z", "2026-03-09T14:00:00Z"));
        // Only the late start is asked for: the bookings of the whole day decide.
        slots("2026-03-09T15:00:00Z", "2026-03-09T16:00:00Z").body("data", hasSize(0));
        explain("2026-03-09T15:00:00Z").body("bookable", equalTo(false)).body("reason", equalTo("not_released"));

        tenant.booking(eventType, provider, "2026-03-09T13:00:00Z", "2026-03-09T14:00:00Z");

        slots("2026-03-09T15:00:00Z", "2026-03-09T16:00:00Z").body("data", hasSize(1));
        slots("2026-03-09", "2026-03-10").body("data.start", contains("2026-03-09T14:00:00Z", "2026-03-09T15:00:00Z"));
    }

    @Test
    void emptyDaysAreDiscounted() {
        release(
                "{\"strategy\": \"discount_incentive\", \"tiers\": [{\"fillBelowPercent\": 30, \"discountPercent\": 20}]}");
        tenant.booking(eventType, provider, "2026-03-09T13:00:00Z", "2026-03-09T14:00:00Z");
        slots("2026-03-09T15:00:00Z", "2026-03-10T14:00:00Z")
                .body("data", hasSize(2))
                .body("data[0]", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("discountPercent")))
                .body("data[1].discountPercent", equalTo(20));
    }

    @Test
    void whatIsFartherAwayThanTheRollingWindowIsNotReleased() {
        release("{\"strategy\": \"rolling_window\", \"windowSize\": 24, \"unit\": \"hours\"}");
        slots("2026-05-04", "2026-05-09").body("data", hasSize(0));
        explain("2026-05-04T13:00:00Z").body("reason", equalTo("not_released"));
    }

    /** A window that never ends starts where the last exception ended, however long ago: so does its grid. */
    @Test
    void theGridDoesNotDependOnHowMuchIsAskedFor() {
        replaceRules("FREQ=DAILY", "00:00", "00:00");
        Tenant.sql("update event_types set slot_interval_minutes = 420 where id = ?", eventType);
        post(
                "availability-overrides",
                Map.of("date", "2026-03-09", "startTime", "09:30", "endTime", "10:10", "isUnavailable", true));
        post("out-of-office", Map.of("startDate", "2026-04-02", "endDate", "2026-04-02"));

        List<String> whole = slots("2026-03-08", "2026-05-01").extract().path("data.start");

        for (String day : List.of("2026-03-20", "2026-04-01", "2026-04-20")) {
            List<String> asked = slots(day, day + "T23:00:00Z").extract().path("data.start");
            assertThat(asked).isNotEmpty().isSubsetOf(whole);
        }
    }

    @Test
    void norDoesThatOfHoursThatGoOverMidnightByTheirRule() {
        replaceRules("FREQ=DAILY", "00:00", "23:00");
        rule("FREQ=DAILY;BYMINUTE=0,30", "23:00", "23:45");
        Tenant.sql("update event_types set slot_interval_minutes = 30, duration_minutes = 30 where id = ?", eventType);
        post(
                "availability-overrides",
                Map.of("date", "2026-03-20", "startTime", "09:00", "endTime", "09:10", "isUnavailable", true));

        List<String> whole = slots("2026-03-20", "2026-03-26").extract().path("data.start");
        List<String> day = slots("2026-03-25", "2026-03-26").extract().path("data.start");

        assertThat(day).isNotEmpty().isSubsetOf(whole);
    }

    private void release(String strategy) {
        Tenant.sql("update event_types set slot_release = cast(? as jsonb) where id = ?", strategy, eventType);
    }

    @Test
    void outOfOfficeTakesBothItsDates() {
        post("out-of-office", Map.of("startDate", "2026-03-09", "endDate", "2026-03-10", "reason", "Holiday"));
        slots("2026-03-06", "2026-03-12")
                .body("data.localStart", hasSize(6))
                .body("data[3].localStart", equalTo("2026-03-11T09:00:00-04:00"));
    }

    @Test
    void replacingTheRulesForgetsTheOldOnes() {
        replaceRules("FREQ=WEEKLY;BYDAY=SU", "10:00", "11:00");
        slots("2026-03-06", "2026-03-16").body("data.start", contains("2026-03-08T14:00:00Z", "2026-03-15T14:00:00Z"));
        tenant.request()
                .get("/v1/providers/" + provider + "/availability-rules")
                .then()
                .body("data", hasSize(1))
                .body("data[0].startTime", equalTo("10:00"));
    }

    @Test
    void rulesOfAnEventTypeReplaceTheGeneralOnesForIt() {
        UUID other = tenant.eventType(60, provider);
        tenant.post(
                        "/v1/providers/" + provider + "/availability-rules",
                        Map.of(
                                "rrule", "FREQ=DAILY",
                                "startTime", "18:00",
                                "endTime", "19:00",
                                "timeZone", ZONE,
                                "eventTypeId", other))
                .then()
                .statusCode(201);
        slots("2026-03-09", "2026-03-10").body("data", hasSize(3));
        eventType = other;
        slots("2026-03-09", "2026-03-10").body("data.start", contains("2026-03-09T22:00:00Z"));
    }

    @Test
    void bookingsAndLiveHoldsHideTheirSlots() {
        tenant.booking(eventType, provider, "2026-03-09T13:00:00Z", "2026-03-09T14:00:00Z");
        hold("2026-03-09T15:00:00Z", "2026-03-09T16:00:00Z");
        slots("2026-03-09", "2026-03-10").body("data.start", contains("2026-03-09T14:00:00Z"));
        Tenant.sql("update bookings set status = 'cancelled' where provider_id = ?", provider);
        slots("2026-03-09", "2026-03-10").body("data.start", contains("2026-03-09T13:00:00Z", "2026-03-09T14:00:00Z"));
    }

    @Test
    void theFirstSlotSkipsWhatIsTaken() {
        tenant.booking(eventType, provider, "2026-03-09T13:00:00Z", "2026-03-09T14:00:00Z");
        tenant.request()
                .get("/v1/slots/first?eventTypeId=" + eventType + "&after=2026-03-06T17:00:00Z&timeZone=" + ZONE)
                .then()
                .statusCode(200)
                .body("start", equalTo("2026-03-09T14:00:00Z"))
                .body("localStart", equalTo("2026-03-09T10:00:00-04:00"));
        tenant.request()
                .get("/v1/slots/first?eventTypeId=" + eventType)
                .then()
                .body("start", equalTo("2026-03-02T14:00:00Z"));
        replaceRules("FREQ=DAILY;COUNT=1", "09:00", "10:00");
        tenant.request()
                .get("/v1/slots/first?eventTypeId=" + eventType)
                .then()
                .statusCode(404)
                .body("type", endsWith("/not-found"));
    }

    @Test
    void theFirstSlotIsFoundAsFarAsTheHorizon() {
        post(
                "availability-rules",
                Map.of(
                        "rrule", "FREQ=DAILY",
                        "startTime", "18:00",
                        "endTime", "19:00",
                        "timeZone", ZONE,
                        "validFrom", "2036-02-25",
                        "eventTypeId", eventType));
        first("").statusCode(200).body("localStart", equalTo("2036-02-25T18:00:00-05:00"));
        first("&after=2036-02-26T00:00:00Z").body("localStart", equalTo("2036-02-26T18:00:00-05:00"));
        first("&after=2036-03-01T00:00:00Z").statusCode(404);
        first("&after=9998-12-31T23:59:59Z").statusCode(404);
    }

    private ValidatableResponse first(String more) {
        return tenant.request()
                .get("/v1/slots/first?eventTypeId=" + eventType + "&timeZone=" + ZONE + more)
                .then();
    }

    @Test
    void momentsPastTheLastYearAreRefusedEverywhere() {
        for (String past : List.of("9999-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31T23:00:00-05:00")) {
            refused("?start", past, past, "UTC");
            first("&after=" + past).statusCode(400).body("errors[0].pointer", equalTo("?after"));
            tenant.post("/v1/availability/explain", Map.of("eventTypeId", eventType, "start", past))
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/start"));
        }
        slots("9998-10-01", "9998-12-31").statusCode(200).body("data", hasSize(0));
    }

    @Test
    void explainsWhatStandsInTheWay() {
        UUID booking = tenant.booking(eventType, provider, "2026-03-09T13:00:00Z", "2026-03-09T14:00:00Z");
        String override = post("availability-overrides", Map.of("date", "2026-03-10", "isUnavailable", true));
        String absence = post("out-of-office", Map.of("startDate", "2026-03-11", "endDate", "2026-03-11"));
        UUID hold = hold("2026-03-09T15:00:00Z", "2026-03-09T16:00:00Z");

        explain("2026-03-09T14:00:00Z")
                .body("bookable", equalTo(true))
                .body("reason", nullValue())
                .body("reasons", hasSize(0));
        explain("2026-03-09T13:00:00Z")
                .body("bookable", equalTo(false))
                .body("reason", equalTo("already_booked"))
                .body("bookingIds", contains(booking.toString()));
        explain("2026-03-10T14:00:00Z").body("reason", equalTo("blocked_date")).body("overrideIds", contains(override));
        explain("2026-03-11T14:00:00Z")
                .body("reason", equalTo("out_of_office"))
                .body("outOfOfficeIds", contains(absence));
        explain("2026-03-09T15:00:00Z").body("reason", equalTo("held")).body("holdIds", contains(hold.toString()));
        explain("2026-03-09T20:00:00Z").body("reason", equalTo("outside_availability"));
        explain("2026-03-09T14:10:00Z").body("bookable", equalTo(false));
        explain("2026-02-27T14:00:00Z").body("reason", equalTo("notice_too_short"));
        explain("2039-03-09T14:00:00Z").body("reason", equalTo("beyond_horizon"));
        Tenant.sql("update event_types set is_active = false where id = ?", eventType);
        explain("2026-03-09T14:00:00Z").body("reason", equalTo("inactive"));
    }

    @Test
    void aHoldThatReachesTheCapIsNamedAsAHold() {
        Tenant.sql("update event_types set booking_limits = '{\"maxPerDay\": 2}' where id = ?", eventType);
        UUID booking = tenant.booking(eventType, provider, "2026-03-09T13:00:00Z", "2026-03-09T14:00:00Z");
        UUID hold = hold("2026-03-09T14:00:00Z", "2026-03-09T15:00:00Z");

        explain("2026-03-09T15:00:00Z")
                .body("reason", equalTo("cap_reached"))
                .body("bookingIds", contains(booking.toString()))
                .body("holdIds", contains(hold.toString()));
    }

    @Test
    void aSessionShowsItsSeats() {
        Tenant.sql("update event_types set max_seats = 3 where id = ?", eventType);
        UUID booking = tenant.booking(eventType, provider, "2026-03-09T13:00:00Z", "2026-03-09T14:00:00Z");
        Tenant.sql("update bookings set max_seats = 3, seats_taken = 2 where id = ?", booking);
        slots("2026-03-09", "2026-03-10").body("data.seatsLeft", contains(1, 3, 3));
    }

    @Test
    void aSessionHasTheSeatsThatItsHostGaveIt() {
        Tenant.sql("update event_types set max_seats = 3 where id = ?", eventType);
        UUID booking = tenant.booking(eventType, provider, "2026-03-09T13:00:00Z", "2026-03-09T14:00:00Z");
        Tenant.sql("update bookings set max_seats = 20, seats_taken = 2 where id = ?", booking);
        slots("2026-03-09", "2026-03-10").body("data.seatsLeft", contains(18, 3, 3));
    }

    @Test
    void anUnchangedAnswerIsNotSentTwice() {
        String tag = slots("2026-03-09", "2026-03-10").extract().header("ETag");
        assertThat(tag).matches("\"[A-Za-z0-9_-]{20}\"");
        var again = tenant.request()
                .header("If-None-Match", tag)
                .get(path("2026-03-09", "2026-03-10", ZONE))
                .then()
                .statusCode(304)
                .header("ETag", tag);
        assertThat(again.extract().asByteArray()).isEmpty();
        tenant.booking(eventType, provider, "2026-03-09T13:00:00Z", "2026-03-09T14:00:00Z");
        tenant.request()
                .header("If-None-Match", tag)
                .get(path("2026-03-09", "2026-03-10", ZONE))
                .then()
                .statusCode(200)
                .body("data", hasSize(2));
    }

    @Test
    void anInactiveProviderHasNoSlots() {
        tenant.request().body(Map.of("isActive", false)).patch("/v1/providers/" + provider);
        slots("2026-03-09", "2026-03-10").statusCode(200).body("data", hasSize(0));
        explain("2026-03-09T14:00:00Z").body("reason", equalTo("inactive"));
        tenant.request().delete("/v1/providers/" + provider);
        slots("2026-03-09", "2026-03-10").statusCode(404);
    }

    @Test
    void anEventTypeWithoutHostNeedsOne() {
        eventType = tenant.eventType(60, null);
        slots("2026-03-09", "2026-03-10").statusCode(400).body("errors[0].pointer", equalTo("?providerId"));
        tenant.request()
                .get(path("2026-03-09", "2026-03-10", ZONE) + "&providerId=" + provider)
                .then()
                .body("data", hasSize(3));
    }

    @Test
    void refusesAnotherProvidersEventType() {
        UUID other = tenant.provider(ZONE);
        tenant.request()
                .get(path("2026-03-09", "2026-03-10", ZONE) + "&providerId=" + other)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?providerId"));
    }

    @Test
    void refusesWindowsThatCannotBe() {
        refused("?end", "2026-03-10", "2026-03-10", ZONE);
        refused("?end", "2026-03-10T00:00:00Z", "2026-03-09T00:00:00Z", ZONE);
        refused("?end", "2026-03-01", "2026-06-03", ZONE);
        refused("?end", "2026-03-01T00:00:00Z", "2026-06-02T00:00:01Z", "UTC");
        refused("?timeZone", "2026-03-09", "2026-03-10", "EST");
        refused("?timeZone", "2026-03-09", "2026-03-10", "Mars/Olympus");
        refused("?start", "2030-02-30", "2030-03-10", ZONE);
        refused("?start", "tomorrow", "2030-03-10", ZONE);
        refused("?start", "10000-01-01T00:00:00Z", "2030-03-10", ZONE);
        refused("?end", "2026-03-09", "9999-12-31", ZONE);
        // From 1 March to 2 June are 93 days; autumn's 93 days have an hour more.
        slots("2026-03-01", "2026-06-02").statusCode(200);
        slots("2026-10-01", "2027-01-02").statusCode(200);
        slots("2026-03-01T00:00:00Z", "2026-06-02T00:00:00Z").statusCode(200);
    }

    @Test
    void datesNeedAZoneAndInstantsDoNot() {
        tenant.request()
                .get("/v1/slots?eventTypeId=" + eventType + "&start=2026-03-09&end=2026-03-10")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?timeZone"));
        tenant.request()
                .get("/v1/slots?eventTypeId=" + eventType + "&start=2026-03-09T00:00:00Z&end=2026-03-10T00:00:00Z")
                .then()
                .statusCode(200)
                .body("timeZone", equalTo("UTC"))
                .body("data[0].localStart", equalTo("2026-03-09T13:00:00Z"));
    }

    private void refused(String pointer, String start, String end, String zone) {
        tenant.request().get(path(start, end, zone)).then().statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }

    private ValidatableResponse slots(String start, String end) {
        return tenant.request().get(path(start, end, ZONE)).then();
    }

    private String path(String start, String end, String zone) {
        return "/v1/slots?eventTypeId=" + eventType + "&start=" + start + "&end=" + end + "&timeZone=" + zone;
    }

    private ValidatableResponse explain(String start) {
        return tenant.post("/v1/availability/explain", Map.of("eventTypeId", eventType, "start", start))
                .then()
                .statusCode(200);
    }

    private String post(String path, Map<String, Object> body) {
        return tenant.post("/v1/providers/" + provider + "/" + path, body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void rule(String rrule, String start, String end) {
        post("availability-rules", Map.of("rrule", rrule, "startTime", start, "endTime", end, "timeZone", ZONE));
    }

    private void replaceRules(String rrule, String start, String end) {
        tenant.request()
                .body(List.of(Map.of("rrule", rrule, "startTime", start, "endTime", end, "timeZone", ZONE)))
                .put("/v1/providers/" + provider + "/availability-rules")
                .then()
                .statusCode(200);
    }

    @Test
    void aHeldSlotIsOfferedToItsOwnerAlone() {
        HoldToken token = HoldToken.create();
        UUID hold = hold("2026-03-09T13:00:00Z", "2026-03-09T14:00:00Z");
        Tenant.sql("update holds set token_hash = ? where id = ?", token.hash(), hold);

        slots("2026-03-09", "2026-03-10").body("data", hasSize(2));
        String path = path("2026-03-09", "2026-03-10", ZONE) + "&holdToken=";
        tenant.request().get(path + token.text()).then().body("data", hasSize(3));
        tenant.request().get(path + HoldToken.create().text()).then().body("data", hasSize(2));
        tenant.request().get(path + "ht_x").then().statusCode(400).body("errors[0].pointer", equalTo("?holdToken"));
    }

    private UUID hold(String start, String end) {
        UUID hold = UUID.randomUUID();
        Tenant.sql(
                "insert into holds (id, organization_id, event_type_id, provider_ids, starts_at, ends_at, token_hash,"
                        + " expires_at) values (?, ?, ?, array[cast(? as uuid)], cast(? as timestamptz),"
                        + " cast(? as timestamptz), sha256(cast(? as bytea)), now() + interval '5 minutes')",
                hold,
                tenant.id(),
                eventType,
                provider,
                start,
                end,
                hold.toString());
        return hold;
    }
}
