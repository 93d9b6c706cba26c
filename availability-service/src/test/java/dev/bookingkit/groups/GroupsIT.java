package dev.bookingkit.groups;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two people and two rooms on one day. */
@QuarkusTest
class GroupsIT {

    private final Tenant tenant = Tenant.create();
    private final UUID ada = open("09:00", "12:00");
    private final UUID bob = open("10:00", "12:00");
    private final UUID red = open("00:00", "00:00");
    private final UUID blue = open("00:00", "00:00");

    @Test
    void allOfThesePeopleAndOneOfThoseRooms() {
        tenant.booking(tenant.eventType(60, red), red, "2026-03-09T10:00:00Z", "2026-03-09T11:00:00Z");
        ask(group("all", ada, bob), group(1, red, blue))
                .statusCode(200)
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("data.start", contains("2026-03-09T10:00:00Z", "2026-03-09T11:00:00Z"))
                .body("data.end", contains("2026-03-09T11:00:00Z", "2026-03-09T12:00:00Z"))
                .body("data[0].localStart", equalTo("2026-03-09T11:00:00+01:00"))
                .body("data[0].localEnd", equalTo("2026-03-09T12:00:00+01:00"))
                .body("data[0].groups", equalTo(List.of(ids(ada, bob), ids(blue))))
                .body("data[1].groups", equalTo(List.of(ids(ada, bob), ids(red, blue))))
                .body("data[0]", not(hasKey("seatsLeft")));
        ask(group(1, ada, bob), group(2, red, blue))
                .body("data.start", contains("2026-03-09T09:00:00Z", "2026-03-09T11:00:00Z"));
    }

    @Test
    void anEventTypeSaysHowLongAndWhen() {
        UUID type = tenant.eventType(90, null);
        Tenant.sql("update event_types set buffer_before_minutes = 30, slot_interval_minutes = 30 where id = ?", type);
        tenant.booking(tenant.eventType(60, ada), ada, "2026-03-09T09:00:00Z", "2026-03-09T10:00:00Z");
        Map<String, Object> body = body(group("all", ada));
        body.remove("durationMinutes");
        body.put("eventTypeId", type);
        post(body).statusCode(200).body("data.start", contains("2026-03-09T10:30:00Z"));
        body.put("durationMinutes", 30);
        post(body).statusCode(400).body("errors[0].pointer", equalTo("/eventTypeId"));
        body.remove("durationMinutes");
        body.put("eventTypeId", Tenant.create().eventType(30, null));
        post(body).statusCode(404).body("type", endsWith("/not-found"));
        body.remove("eventTypeId");
        post(body).statusCode(400).body("errors[0].pointer", equalTo("/durationMinutes"));
    }

    @Test
    void buffersNoticeAndHorizonAreTheRequests() {
        Map<String, Object> body = body(group("all", ada));
        body.put("slotIntervalMinutes", 30);
        body.put("bufferAfterMinutes", 30);
        tenant.booking(tenant.eventType(60, ada), ada, "2026-03-09T11:00:00Z", "2026-03-09T12:00:00Z");
        post(body).body("data.start", contains("2026-03-09T09:00:00Z", "2026-03-09T09:30:00Z"));
        body.put("minimumNoticeMinutes", (8 * 24 + 9) * 60 + 1);
        post(body).body("data.start", contains("2026-03-09T09:30:00Z"));
        body.put("maxFutureDays", 3);
        post(body).body("data", hasSize(0));
    }

    @Test
    void whoTakesNoBookingsIsNeverFree() {
        tenant.request().body(Map.of("isActive", false)).patch("/v1/providers/" + red);
        ask(group("all", ada), group(1, red, blue))
                .body("data", hasSize(3))
                .body("data[0].groups[1]", equalTo(ids(blue)));
        ask(group("all", ada), group(2, red, blue)).statusCode(200).body("data", hasSize(0));
    }

    @Test
    void strangersAreNotFound() {
        UUID stranger = Tenant.create().storedProvider("UTC");
        ask(group(1, ada, stranger)).statusCode(404).body("type", endsWith("/not-found"));
        ask(group(1, ada, UUID.randomUUID())).statusCode(404);
        tenant.request().delete("/v1/providers/" + bob).then().statusCode(204);
        ask(group(1, ada, bob)).statusCode(404);
    }

    @Test
    void refusesWhatCannotBe() {
        ask(group("all", ada), group(1, ada)).statusCode(400).body("errors[0].pointer", equalTo("/groups/1/members/0"));
        refused("/groups/0/required", group(0, ada));
        refused("/groups/0/required", group(2, ada));
        refused("/groups/0/required", group(-1, ada));
        refused("/groups/0/required", group("ALL", ada));
        refused("/groups/0/required", group("1", ada));
        refused("/groups/0/required", group(1.0, ada));
        refused("/groups/0/required", group(true, ada));
        refused("/groups/0/required", Map.of("members", List.of(ada)));
        refused("/groups/0/members", group("all"));
        Map<String, Object> body = body(group("all", ada));
        body.put("end", "2026-06-12");
        post(body).statusCode(400).body("errors[0].pointer", equalTo("/end")).body("detail", containsString("93"));
        body.put("end", "2026-03-09");
        post(body).statusCode(400).body("errors[0].pointer", equalTo("/end"));
        Map<String, Object> everyMinute = body(group("all", ada, bob), group(1, red, blue));
        everyMinute.putAll(Map.of("durationMinutes", 1, "end", "2026-06-10"));
        post(everyMinute).statusCode(400).body("detail", containsString("fewer days"));
        body.remove("timeZone");
        post(body).statusCode(400).body("errors[0].pointer", equalTo("/timeZone"));
    }

    @Test
    void fiftyMembersAreTheLimit() {
        UUID[] many = IntStream.range(0, 30).mapToObj(i -> UUID.randomUUID()).toArray(UUID[]::new);
        UUID[] more = IntStream.range(0, 21).mapToObj(i -> UUID.randomUUID()).toArray(UUID[]::new);
        ask(group(1, many), group(1, more))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/groups"))
                .body("errors[0].detail", containsString("50"));
    }

    private void refused(String pointer, Map<String, Object> group) {
        ask(group).statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }

    @SafeVarargs
    private ValidatableResponse ask(Map<String, Object>... groups) {
        return post(body(groups));
    }

    private ValidatableResponse post(Map<String, Object> body) {
        return tenant.post("/v1/availability", body).then();
    }

    @SafeVarargs
    private static Map<String, Object> body(Map<String, Object>... groups) {
        return new HashMap<>(Map.of(
                "groups",
                List.of(groups),
                "durationMinutes",
                60,
                "start",
                "2026-03-09",
                "end",
                "2026-03-10",
                "timeZone",
                "Europe/Berlin"));
    }

    private static Map<String, Object> group(Object required, UUID... members) {
        return Map.of("members", List.of(members), "required", required);
    }

    private static List<String> ids(UUID... ids) {
        return List.of(ids).stream().map(UUID::toString).toList();
    }

    private UUID open(String from, String to) {
        UUID provider = tenant.storedProvider("UTC");
        Tenant.sql(
                "insert into availability_rules (organization_id, provider_id, rrule, start_time, end_time, time_zone)"
                        + " values (?, ?, 'FREQ=DAILY', cast(? as time), cast(? as time), 'UTC')",
                tenant.id(),
                provider,
                from,
                to);
        return provider;
    }
}
