package dev.bookingkit.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ScheduleIT {

    private static final Map<String, Object> RULE =
            Map.of("rrule", "FREQ=DAILY", "startTime", "09:00", "endTime", "17:00", "timeZone", "Europe/Berlin");

    private Tenant tenant;
    private String provider;

    @BeforeEach
    void create() {
        tenant = Tenant.create();
        provider = "/v1/providers/" + tenant.provider("Europe/Berlin");
    }

    @Test
    void aRuleIsStoredReadAndRemoved() {
        Map<String, Object> body = new HashMap<>(RULE);
        body.put("validFrom", "2026-03-01");
        body.put("validUntil", "2026-12-31");
        String location = add("availability-rules", body).extract().header("Location");
        String path = location.substring(location.indexOf("/v1/"));
        tenant.request()
                .get(path)
                .then()
                .statusCode(200)
                .body("rrule", equalTo("FREQ=DAILY"))
                .body("startTime", equalTo("09:00"))
                .body("endTime", equalTo("17:00"))
                .body("validFrom", equalTo("2026-03-01"))
                .body("validUntil", equalTo("2026-12-31"))
                .body("eventTypeId", nullValue());
        tenant.request().delete(path).then().statusCode(204);
        tenant.request().get(path).then().statusCode(404);
        tenant.request().delete(path).then().statusCode(404);
    }

    @Test
    void overridesAndOutOfOfficeAreStoredReadAndRemoved() {
        for (var entry : Map.of(
                        "availability-overrides",
                        Map.of("date", "2026-03-09", "startTime", "10:00", "endTime", "11:00", "reason", "Fair"),
                        "out-of-office",
                        Map.of("startDate", "2026-03-09", "endDate", "2026-03-10", "reason", "Fair"))
                .entrySet()) {
            String id = add(entry.getKey(), entry.getValue())
                    .body("reason", equalTo("Fair"))
                    .extract()
                    .path("id");
            String list = provider + "/" + entry.getKey();
            tenant.request().get(list).then().body("data", hasSize(1)).body("data[0].id", equalTo(id));
            tenant.request().get(list + "/" + id).then().statusCode(200).body("id", equalTo(id));
            tenant.request().delete(list + "/" + id).then().statusCode(204);
            tenant.request().get(list).then().body("data", hasSize(0));
        }
    }

    @Test
    void replacingRulesIsAllOrNothing() {
        add("availability-rules", RULE);
        Map<String, Object> wrong = new HashMap<>(RULE);
        wrong.put("rrule", "FREQ=MINUTELY");
        tenant.request()
                .body(List.of(RULE, wrong))
                .put(provider + "/availability-rules")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/1/rrule"));
        tenant.request().get(provider + "/availability-rules").then().body("data", hasSize(1));
        tenant.request()
                .body(List.of())
                .put(provider + "/availability-rules")
                .then()
                .statusCode(200)
                .body("data", hasSize(0));
        tenant.request().get(provider + "/availability-rules").then().body("data", hasSize(0));
    }

    @Test
    void aProviderHasAtMostTenThousandRules() {
        tenant.request()
                .body(Collections.nCopies(10_001, RULE))
                .put(provider + "/availability-rules")
                .then()
                .statusCode(400)
                .body("detail", containsString("10000"));
        tenant.request()
                .body(Collections.nCopies(10_000, RULE))
                .put(provider + "/availability-rules")
                .then()
                .statusCode(200)
                .body("data", hasSize(10_000));
        tenant.post(provider + "/availability-rules", RULE)
                .then()
                .statusCode(400)
                .body("detail", containsString("10,000"));
    }

    @Test
    void rulesThatAreTooMuchTogetherAreRefused() {
        List<Map<String, Object>> monthly = java.util.stream.IntStream.range(0, 101)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "rrule",
                        "FREQ=MONTHLY;BYMONTHDAY=" + (1 + i % 28),
                        "startTime",
                        "%02d:00".formatted(i / 28),
                        "endTime",
                        "23:00",
                        "timeZone",
                        "Europe/Berlin"))
                .toList();

        tenant.request()
                .body(monthly)
                .put(provider + "/availability-rules")
                .then()
                .statusCode(400)
                .body("detail", containsString("100"));
        tenant.request()
                .body(monthly.subList(0, 100))
                .put(provider + "/availability-rules")
                .then()
                .statusCode(200);
        tenant.post(provider + "/availability-rules", monthly.get(100))
                .then()
                .statusCode(400)
                .body("detail", containsString("100"));
        tenant.post(provider + "/availability-rules", RULE).then().statusCode(201);
    }

    @Test
    void rulesThatAreTooMuchToReadAreRefused() {
        Map<String, Object> lengthy = new HashMap<>(RULE);
        lengthy.put("rrule", "RRULE:FREQ=DAILY\nEXDATE:" + "20260309,".repeat(1_100) + "20260310");

        tenant.request()
                .body(Collections.nCopies(101, lengthy))
                .put(provider + "/availability-rules")
                .then()
                .statusCode(400)
                .body("detail", containsString("1000000 characters"));
        tenant.request()
                .body(Collections.nCopies(100, lengthy))
                .put(provider + "/availability-rules")
                .then()
                .statusCode(200);
        tenant.post(provider + "/availability-rules", lengthy)
                .then()
                .statusCode(400)
                .body("detail", containsString("1000000 characters"));
    }

    @Test
    void aProviderHasAtMostTenThousandOverridesAndTimesOutOfOffice() {
        String id = provider.substring(provider.lastIndexOf('/') + 1);
        Tenant.sql(
                "insert into availability_overrides (organization_id, provider_id, date, is_unavailable)"
                        + " select ?, cast(? as uuid), date '2026-01-01' + n, true from generate_series(1, 9999) n",
                tenant.id(),
                id);
        Tenant.sql(
                "insert into out_of_office (organization_id, provider_id, start_date, end_date)"
                        + " select ?, cast(? as uuid), date '2026-01-01' + n, date '2026-01-01' + n"
                        + " from generate_series(1, 9999) n",
                tenant.id(),
                id);
        Map<String, Object> override = Map.of("date", "2026-03-09", "isUnavailable", true);
        Map<String, Object> absence = Map.of("startDate", "2026-03-09", "endDate", "2026-03-09");
        for (var entry : Map.of("availability-overrides", override, "out-of-office", absence)
                .entrySet()) {
            assertThat(racing(
                            8,
                            () -> tenant.post(provider + "/" + entry.getKey(), entry.getValue())
                                    .statusCode()))
                    .as("one more has room")
                    .containsOnlyOnce(201)
                    .containsOnly(201, 400);
            tenant.post(provider + "/" + entry.getKey(), entry.getValue())
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("10,000"));
        }
    }

    private static List<Integer> racing(int clients, java.util.function.IntSupplier request) {
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(clients)) {
            return Collections.nCopies(clients, request).stream()
                    .map(it -> threads.submit(it::getAsInt))
                    .toList()
                    .stream()
                    .map(it -> java.util.concurrent.CompletableFuture.supplyAsync(() -> {
                                try {
                                    return it.get();
                                } catch (InterruptedException | java.util.concurrent.ExecutionException failure) {
                                    throw new IllegalStateException(failure);
                                }
                            })
                            .join())
                    .toList();
        }
    }

    @Test
    void refusesRecurrencesOfTheCatalogueOnEveryEndpointSoon() {
        for (String rrule : List.of(
                "FREQ=SECONDLY",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;COUNT=1000000000",
                "FREQ=DAILY\nRRULE:FREQ=DAILY",
                "",
                "EXDATE:" + "20260301,".repeat(100_000))) {
            Map<String, Object> rule = new HashMap<>(RULE);
            rule.put("rrule", rrule);
            long began = System.nanoTime();
            tenant.post(provider + "/availability-rules", rule)
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/rrule"));
            tenant.request()
                    .body(List.of(rule))
                    .put(provider + "/availability-rules")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/0/rrule"));
            tenant.post("/v1/availability/preview", preview(rule))
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/rules/0/rrule"));
            assertThat(System.nanoTime() - began).isLessThan(3_000_000_000L);
        }
    }

    @Test
    void recurrencesThatNeverMatchAreAnsweredSoon() {
        for (String rrule : List.of(
                "FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=2SU",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31")) {
            Map<String, Object> rule = new HashMap<>(RULE);
            rule.put("rrule", rrule);
            long began = System.nanoTime();
            var stored = tenant.post(provider + "/availability-rules", rule);
            assertThat(stored.statusCode()).as(rrule).isIn(201, 400);
            var preview = tenant.post("/v1/availability/preview", preview(rule));
            assertThat(preview.statusCode()).as(rrule).isEqualTo(stored.statusCode() == 201 ? 200 : 400);
            if (preview.statusCode() == 200) {
                preview.then().body("data", hasSize(0));
            }
            assertThat(System.nanoTime() - began).isLessThan(3_000_000_000L);
        }
    }

    private static Map<String, Object> preview(Map<String, Object> rule) {
        return Map.of(
                "rules",
                List.of(rule),
                "start",
                "2026-03-09",
                "end",
                "2026-06-10",
                "timeZone",
                "Europe/Berlin",
                "durationMinutes",
                30);
    }

    @Test
    void refusesWhatTheEngineDoesNotRead() {
        refused("availability-rules", RULE, "rrule", "FREQ=SECONDLY", "/rrule");
        refused("availability-rules", RULE, "rrule", "FREQ=DAILY;INTERVAL=0", "/rrule");
        refused("availability-rules", RULE, "rrule", "FREQ=DAILY;COUNT=1000000000", "/rrule");
        refused("availability-rules", RULE, "rrule", "RRULE:FREQ=DAILY\nRRULE:FREQ=DAILY", "/rrule");
        refused("availability-rules", RULE, "rrule", "EXDATE:" + "20260301,".repeat(100_000), "/rrule");
        refused("availability-rules", RULE, "timeZone", "GMT+5", "/timeZone");
        refused("availability-rules", RULE, "startTime", "24:00", "/startTime");
        refused("availability-rules", RULE, "endTime", "09:00", "/endTime");
        refused("availability-rules", RULE, "validUntil", "2030-02-30", "/validUntil");
        Map<String, Object> override = Map.of("date", "2026-03-09");
        refused("availability-overrides", override, "isUnavailable", false, "/startTime");
        refused("availability-overrides", override, "startTime", "10:00", "/endTime");
        Map<String, Object> absence = Map.of("startDate", "2026-03-09");
        refused("out-of-office", absence, "endDate", "2026-03-08", "/endDate");
    }

    @Test
    void aSubstituteIsAnotherProviderOfTheTenant() {
        UUID foreign = Tenant.create().provider("UTC");
        UUID other = tenant.provider("UTC");
        Map<String, Object> body = new HashMap<>(Map.of("startDate", "2026-03-09", "endDate", "2026-03-09"));
        body.put("redirectToProviderId", other);
        add("out-of-office", body).body("redirectToProviderId", equalTo(other.toString()));
        body.put("redirectToProviderId", foreign);
        tenant.post(provider + "/out-of-office", body).then().statusCode(404).body("type", endsWith("/not-found"));
        body.put("redirectToProviderId", provider.substring(provider.lastIndexOf('/') + 1));
        tenant.post(provider + "/out-of-office", body)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/redirectToProviderId"));
    }

    @Test
    void aRuleIsForAnEventTypeOfTheTenant() {
        Map<String, Object> body = new HashMap<>(RULE);
        body.put("eventTypeId", Tenant.create().eventType(30, null));
        tenant.post(provider + "/availability-rules", body).then().statusCode(404);
        body.put("eventTypeId", tenant.eventType(30, null));
        add("availability-rules", body);
    }

    @Test
    void everyChangeAppendsOneEvent() {
        UUID id = UUID.fromString(provider.substring(provider.lastIndexOf('/') + 1));
        assertThat(events(id)).isEqualTo(1);
        String rule = add("availability-rules", RULE).extract().path("id");
        tenant.request().delete(provider + "/availability-rules/" + rule).then().statusCode(204);
        tenant.request().delete(provider + "/availability-rules/" + rule).then().statusCode(404);
        add("availability-overrides", Map.of("date", "2026-03-09", "isUnavailable", true));
        assertThat(events(id)).isEqualTo(4);
    }

    /** Rows leave the outbox once published, so the sequence that numbers them is no help; the inserts are counted. */
    private static long events(UUID providerId) {
        return dev.bookingkit.testing.Events.of(providerId).size();
    }

    private ValidatableResponse add(String kind, Map<String, ?> body) {
        return tenant.post(provider + "/" + kind, body).then().statusCode(201);
    }

    private void refused(String kind, Map<String, Object> valid, String field, Object value, String pointer) {
        Map<String, Object> body = new HashMap<>(valid);
        body.put(field, value);
        tenant.post(provider + "/" + kind, body).then().statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }
}
