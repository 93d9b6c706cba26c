package dev.bookingkit.slots;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PreviewIT {

    private static final List<String> ZONES =
            List.of("America/New_York", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC");
    private static final List<String> RRULES =
            List.of("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,WE,SU", "FREQ=DAILY;INTERVAL=3", "FREQ=MONTHLY;BYDAY=2SU,-1FR");

    private static final List<Map<String, Object>> RELEASES = List.of(
            Map.of(),
            Map.of("strategy", "fill_earlier_first", "threshold", 20, "windowBoundaries", List.of("12:00", "16:00")),
            Map.of(
                    "strategy",
                    "discount_incentive",
                    "tiers",
                    List.of(Map.of("fillBelowPercent", 30, "discountPercent", 15))),
            Map.of("strategy", "rolling_window", "windowSize", 3_000, "unit", "days"));

    private final Tenant tenant = Tenant.create();

    @Test
    void answersFromWhatIsGivenInline() {
        preview(Map.of(
                        "rules",
                        List.of(rule("FREQ=WEEKLY;BYDAY=SU,MO", "09:00", "12:00", "America/New_York")),
                        "overrides",
                        List.of(Map.of("date", "2026-03-15", "isUnavailable", true)),
                        "outOfOffice",
                        List.of(Map.of("startDate", "2026-03-16", "endDate", "2026-03-16")),
                        "bookings",
                        List.of(
                                booking("2026-03-08T14:00:00Z", "2026-03-08T15:00:00Z", "confirmed"),
                                booking("2026-03-09T14:00:00Z", "2026-03-09T15:00:00Z", "cancelled")),
                        "start",
                        "2026-03-08",
                        "end",
                        "2026-03-17",
                        "timeZone",
                        "America/New_York",
                        "durationMinutes",
                        60,
                        "now",
                        "2026-03-01T00:00:00Z"))
                .statusCode(200)
                .body("timeZone", equalTo("America/New_York"))
                .body(
                        "data.start",
                        contains(
                                "2026-03-08T13:00:00Z",
                                "2026-03-08T15:00:00Z",
                                "2026-03-09T13:00:00Z",
                                "2026-03-09T14:00:00Z",
                                "2026-03-09T15:00:00Z"))
                .body("data[0].localStart", equalTo("2026-03-08T09:00:00-04:00"))
                .body("data[0].providerIds", hasSize(0));
    }

    @Test
    void nowDecidesNoticeAndHorizon() {
        Map<String, Object> request = new HashMap<>(Map.of(
                "rules",
                List.of(rule("FREQ=DAILY", "09:00", "11:00", "UTC")),
                "start",
                "2026-03-01",
                "end",
                "2026-03-10",
                "timeZone",
                "UTC",
                "durationMinutes",
                60,
                "minimumNoticeMinutes",
                120,
                "maxFutureDays",
                1,
                "now",
                "2026-03-02T08:00:00Z"));
        preview(request).body("data.start", contains("2026-03-02T10:00:00Z"));
        request.put("now", "2026-03-02T09:00:00Z");
        preview(request).body("data.start", contains("2026-03-03T09:00:00Z"));
    }

    @Test
    void capsAndBuffersCount() {
        Map<String, Object> request = new HashMap<>(Map.of(
                "rules",
                List.of(rule("FREQ=DAILY", "09:00", "12:00", "UTC")),
                "bookings",
                List.of(booking("2026-03-02T10:00:00Z", "2026-03-02T10:30:00Z", "pending")),
                "start",
                "2026-03-02",
                "end",
                "2026-03-03",
                "timeZone",
                "UTC",
                "durationMinutes",
                30,
                "bufferBeforeMinutes",
                15,
                "bufferAfterMinutes",
                15,
                "now",
                "2026-03-01T00:00:00Z"));
        // 09:30 would end its buffer at 10:15, 10:30 would start its own at 10:15: both meet the booking.
        preview(request)
                .body("data.start", contains("2026-03-02T09:00:00Z", "2026-03-02T11:00:00Z", "2026-03-02T11:30:00Z"));
        request.put("bookingLimits", Map.of("maxPerDay", 1));
        preview(request).body("data", hasSize(0));
    }

    @Test
    void putsTeamsTogetherWhateverTheirMembersAreCalled() {
        String first = "\"early\" \\ 早";
        Map<String, Object> early = Map.of("id", first, "rules", List.of(rule("FREQ=DAILY", "09:00", "11:00", "UTC")));
        Map<String, Object> late = Map.of("id", "late", "rules", List.of(rule("FREQ=DAILY", "10:00", "12:00", "UTC")));
        Map<String, Object> request = new HashMap<>(Map.of(
                "members", List.of(early, late),
                "strategy", "round_robin",
                "start", "2026-03-02",
                "end", "2026-03-03",
                "timeZone", "UTC",
                "durationMinutes", 60,
                "now", "2026-03-01T00:00:00Z"));
        preview(request)
                .body("data.start", contains("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z"))
                .body("data.providerIds", contains(List.of(first), List.of(first, "late"), List.of("late")));
        request.put("strategy", "collective");
        preview(request)
                .body("data.start", contains("2026-03-02T10:00:00Z"))
                .body("data[0].providerIds", contains(first, "late"));
    }

    @Test
    void namesWhatIsWrong() {
        Map<String, Object> valid = Map.of(
                "rules", List.of(rule("FREQ=DAILY", "09:00", "11:00", "UTC")),
                "start", "2026-03-01",
                "end", "2026-03-10",
                "timeZone", "UTC",
                "durationMinutes", 60);
        refused(valid, "rules", List.of(rule("FREQ=SECONDLY", "09:00", "11:00", "UTC")), "/rules/0/rrule");
        refused(valid, "rules", List.of(rule("FREQ=DAILY", "09:00", "11:00", "EST")), "/rules/0/timeZone");
        refused(valid, "rules", monthly(0, 101), "/rules");
        refused(valid, "end", "2026-02-01", "/end");
        refused(valid, "end", "2026-07-01", "/end");
        refused(valid, "durationMinutes", 0, "/durationMinutes");
        refused(
                valid,
                "outOfOffice",
                List.of(Map.of("startDate", "2026-03-02", "endDate", "2026-03-01")),
                "/outOfOffice/0/endDate");
        refused(valid, "overrides", List.of(Map.of("date", "2026-03-02")), "/overrides/0/startTime");
        refused(
                valid,
                "bookings",
                List.of(booking("2026-03-02T10:00:00Z", "2026-03-02T10:00:00Z", "pending")),
                "/bookings/0/endsAt");
        refused(valid, "members", List.of(Map.of("id", "a")), "/members");
        refused(valid, "strategy", "collective", "/strategy");
        refused(valid, "unknown", 1, "/unknown");
    }

    @Test
    void membersAreNotMoreWorkTogetherThanOne() {
        Map<String, Object> valid = Map.of(
                "strategy", "round_robin",
                "start", "2026-03-01",
                "end", "2026-03-10",
                "timeZone", "UTC",
                "durationMinutes", 60);
        Map<String, Object> one = Map.of("id", "one", "rules", monthly(0, 60));

        refused(valid, "members", List.of(one, Map.of("id", "two", "rules", monthly(60, 120))), "/members");
        refused(valid, "members", List.of(one, Map.of("id", "two", "rules", monthly(0, 60))), "/members");
        Map<String, Object> request = new HashMap<>(valid);
        request.put("members", List.of(one));
        preview(request).statusCode(200);
    }

    @Test
    void moreStartsThanFitIntoAnAnswerAreRefused() {
        Map<String, Object> request = new HashMap<>(Map.of(
                "strategy",
                "collective",
                "members",
                IntStream.range(0, 50)
                        .mapToObj(i ->
                                Map.of("id", "m" + i, "rules", List.of(rule("FREQ=DAILY", "00:00", "00:00", "UTC"))))
                        .toList(),
                "start",
                "2026-03-01",
                "end",
                "2026-06-02",
                "timeZone",
                "UTC",
                "durationMinutes",
                1));

        preview(request).statusCode(400).body("detail", containsString("fewer days"));
        request.put("end", "2026-03-05");
        preview(request).statusCode(200);
    }

    private static List<Map<String, Object>> monthly(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i ->
                        rule("FREQ=MONTHLY;BYMONTHDAY=" + (1 + i % 28), "%02d:00".formatted(i / 28), "23:00", "UTC"))
                .toList();
    }

    @Test
    void aRuleThatNeverMatchesIsAnsweredAtOnce() {
        Map<String, Object> request = Map.of(
                "rules",
                List.of(
                        rule("FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=2SU", "09:00", "11:00", "UTC"),
                        rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "09:00", "11:00", "UTC")),
                "start",
                "2026-03-01",
                "end",
                "2026-06-02",
                "timeZone",
                "UTC",
                "durationMinutes",
                60);
        preview(request).statusCode(200).body("data", hasSize(0));
    }

    /** Same schedule, stored and inline: same slots. */
    @Test
    void agreesWithTheSlotsOfTheSameScheduleStored() {
        Random random = new Random(20260301);
        int listed = 0;
        for (int run = 0; run < 40; run++) {
            String zone = ZONES.get(random.nextInt(ZONES.size()));
            UUID provider = tenant.provider(zone);
            int duration = 15 * (1 + random.nextInt(6));
            UUID eventType = tenant.eventType(duration, provider);
            int interval = 15 * (1 + random.nextInt(4));
            int before = 5 * random.nextInt(4);
            int after = 5 * random.nextInt(4);
            Tenant.sql(
                    "update event_types set slot_interval_minutes = ?, buffer_before_minutes = ?, buffer_after_minutes = ?,"
                            + " minimum_notice_minutes = 90, booking_limits = cast(? as jsonb),"
                            + " slot_release = nullif(cast(? as jsonb), 'null') where id = ?",
                    interval,
                    before,
                    after,
                    run % 3 == 0 ? "{\"maxPerDay\": 2, \"maxPerWeek\": 4}" : "{}",
                    run % 4 == 0 ? "null" : dev.bookingkit.rows.JsonRows.json(RELEASES.get(run % 4)),
                    eventType);
            Map<String, Object> request = schedule(random, zone);
            store(request, provider, eventType);
            request.put("durationMinutes", duration);
            request.put("slotIntervalMinutes", interval);
            request.put("bufferBeforeMinutes", before);
            request.put("bufferAfterMinutes", after);
            request.put("minimumNoticeMinutes", 90);
            if (run % 4 > 0) {
                request.put("slotRelease", RELEASES.get(run % 4));
            }
            request.put("maxFutureDays", 3650);
            if (run % 3 == 0) {
                request.put("bookingLimits", Map.of("maxPerDay", 2, "maxPerWeek", 4));
            }
            request.put("start", "2026-03-01");
            request.put("end", "2026-04-10");
            request.put("timeZone", zone);

            List<Map<String, Object>> inline =
                    preview(request).statusCode(200).extract().path("data");
            inline.forEach(slot -> slot.remove("providerIds"));
            List<Map<String, Object>> stored = tenant.request()
                    .get("/v1/slots?eventTypeId=" + eventType + "&start=2026-03-01&end=2026-04-10&timeZone=" + zone)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("data");
            stored.forEach(slot -> slot.remove("providerIds"));
            assertThat(stored).as("run %s: %s", run, request).isEqualTo(inline);
            listed += stored.size();
        }
        assertThat(listed).isGreaterThan(1_000);
    }

    private static Map<String, Object> schedule(Random random, String zone) {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            String start = "%02d:%s".formatted(random.nextInt(24), random.nextBoolean() ? "00" : "30");
            String end = "%02d:15".formatted(random.nextInt(24));
            rules.add(rule(RRULES.get(random.nextInt(RRULES.size())), start, end, zone));
        }
        List<Map<String, Object>> overrides = new ArrayList<>();
        for (int i = 0; i < random.nextInt(5); i++) {
            String date = LocalDate.of(2026, 3, 1).plusDays(random.nextInt(40)).toString();
            overrides.add(
                    random.nextBoolean()
                            ? Map.of("date", date, "isUnavailable", true)
                            : Map.of(
                                    "date",
                                    date,
                                    "startTime",
                                    "01:30",
                                    "endTime",
                                    "05:00",
                                    "isUnavailable",
                                    random.nextBoolean()));
        }
        List<Map<String, Object>> absences = new ArrayList<>();
        if (random.nextBoolean()) {
            LocalDate first = LocalDate.of(2026, 3, 1).plusDays(random.nextInt(30));
            absences.add(Map.of(
                    "startDate",
                    first.toString(),
                    "endDate",
                    first.plusDays(random.nextInt(4)).toString()));
        }
        List<Map<String, Object>> bookings = new ArrayList<>();
        Instant at = Instant.parse("2026-03-01T00:00:00Z");
        for (int i = 0; i < 25; i++) {
            at = at.plus(15L * (1 + random.nextInt(200)), ChronoUnit.MINUTES);
            Instant end = at.plus(15L * (1 + random.nextInt(8)), ChronoUnit.MINUTES);
            bookings.add(booking(at.toString(), end.toString(), random.nextInt(5) == 0 ? "cancelled" : "confirmed"));
            at = end;
        }
        return new HashMap<>(
                Map.of("rules", rules, "overrides", overrides, "outOfOffice", absences, "bookings", bookings));
    }

    private void store(Map<String, Object> schedule, UUID provider, UUID eventType) {
        String path = "/v1/providers/" + provider;
        tenant.request()
                .body(requireNonNull(schedule.get("rules")))
                .put(path + "/availability-rules")
                .then()
                .statusCode(200);
        list(schedule, "overrides")
                .forEach(it ->
                        tenant.post(path + "/availability-overrides", it).then().statusCode(201));
        list(schedule, "outOfOffice")
                .forEach(it -> tenant.post(path + "/out-of-office", it).then().statusCode(201));
        list(schedule, "bookings").forEach(it -> {
            UUID booking = tenant.booking(eventType, provider, text(it, "startsAt"), text(it, "endsAt"));
            if (text(it, "status").equals("cancelled")) {
                Tenant.sql("update bookings set status = 'cancelled' where id = ?", booking);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> schedule, String name) {
        return (List<Map<String, Object>>) requireNonNull(schedule.get(name));
    }

    private static String text(Map<String, Object> object, String name) {
        return requireNonNull(object.get(name)).toString();
    }

    private void refused(Map<String, Object> valid, String field, Object value, String pointer) {
        Map<String, Object> request = new HashMap<>(valid);
        request.put(field, value);
        preview(request).statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }

    private ValidatableResponse preview(Map<String, Object> request) {
        return tenant.post("/v1/availability/preview", request).then();
    }

    private static Map<String, Object> rule(String rrule, String start, String end, String zone) {
        return Map.of("rrule", rrule, "startTime", start, "endTime", end, "timeZone", zone);
    }

    private static Map<String, Object> booking(String start, String end, String status) {
        return Map.of("startsAt", start, "endsAt", end, "status", status);
    }
}
