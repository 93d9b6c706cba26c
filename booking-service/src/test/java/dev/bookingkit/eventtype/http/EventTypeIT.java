package dev.bookingkit.eventtype.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.bookingkit.testing.Race;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventTypeIT {

    private static final String EVERYTHING = """
            {"title": "Massage", "slug": "massage", "description": "Two\\nlines", "durationMinutes": 60,
             "slotIntervalMinutes": 15, "bufferBeforeMinutes": 5, "bufferAfterMinutes": 10, "priceCents": 8000,
             "currency": "EUR", "locationType": "in_person", "locationValue": "Room 3", "minimumNoticeMinutes": 120,
             "maxFutureDays": 90, "bookingLimits": {"maxPerDay": 4, "maxPerWeek": 12}, "requiresConfirmation": true,
             "confirmationTimeoutHours": 12, "maxSeats": 1, "depositPercentage": 20, "noShowFeeCents": 4000,
             "cancellationPolicy": [{"hoursBefore": 24, "feePercentage": 50}, {"hoursBefore": 2, "feePercentage": 100}],
             "customQuestions": [{"key": "area", "label": "Where does it hurt?", "type": "multi_select",
                                  "options": ["back", "neck"], "isRequired": true}],
             "slotRelease": {"strategy": "discount_incentive", "windowBoundaries": ["12:00", "16:00"],
                             "tiers": [{"fillBelowPercent": 30, "discountPercent": 20}]},
             "isActive": true, "metadata": {"colour": "blue"}}
            """;

    private final Tenant tenant = Tenant.create();

    @Test
    void everyFieldComesBackAsItWasSent() {
        var created = tenant.api().body(EVERYTHING).post("/v1/event-types");
        created.then().statusCode(201);

        var read = tenant.api().get("/v1/event-types/" + created.path("id")).jsonPath();

        assertThat(read.getMap("$")).containsAllEntriesOf(new JsonPath(EVERYTHING).getMap("$"));
    }

    @Test
    void changeThatComesTooLateDoesNotBringAnArchivedOneBack() throws Exception {
        String id = tenant.api().body(EVERYTHING).post("/v1/event-types").path("id");
        Future<Integer> changed;
        try (var client = Executors.newSingleThreadExecutor()) {
            try (var archiving = Sql.connect();
                    var sql = archiving.createStatement()) {
                archiving.setAutoCommit(false);
                sql.execute("update event_types set archived_at = now() where id = '" + id + "'");
                changed = client.submit(() -> tenant.api()
                        .body("{\"title\": \"Late\"}")
                        .patch("/v1/event-types/" + id)
                        .statusCode());
                Race.awaitQueued(1);
                archiving.commit();
            }
            assertThat(changed.get()).isEqualTo(404);
        }
        tenant.api().get("/v1/event-types/" + id).then().statusCode(404);
    }

    @Test
    void patchChangesWhatItNamesAndNullResets() {
        String id = tenant.api().body(EVERYTHING).post("/v1/event-types").path("id");

        tenant.api()
                .body("{\"title\": \"Long massage\", \"durationMinutes\": 90, \"depositPercentage\": null}")
                .patch("/v1/event-types/" + id)
                .then()
                .statusCode(200)
                .body("title", equalTo("Long massage"))
                .body("durationMinutes", equalTo(90))
                .body("depositPercentage", nullValue())
                .body("priceCents", equalTo(8000))
                .body("customQuestions[0].key", equalTo("area"));
        tenant.api()
                .body("{\"slotRelease\": {\"strategy\": \"rolling_window\", \"windowSize\": 3, \"unit\": \"days\"}}")
                .patch("/v1/event-types/" + id)
                .then()
                .statusCode(200)
                .body("slotRelease", equalTo(Map.of("strategy", "rolling_window", "windowSize", 3, "unit", "days")));
        tenant.api()
                .body("{\"slotRelease\": null}")
                .patch("/v1/event-types/" + id)
                .then()
                .statusCode(200)
                .body("slotRelease", nullValue());
        patchRefused(
                id,
                "{\"slotRelease\": {\"strategy\": \"rolling_window\", \"unit\": \"days\"}}",
                "/slotRelease/windowSize");
        patchRefused(id, "{\"durationMinutes\": 0}", "/durationMinutes");
        patchRefused(id, "{\"durationMinutes\": 1.5}", "/durationMinutes");
        patchRefused(id, "{\"status\": 1}", "/status");
        patchRefused(id, "{\"title\": null}", "/title");
        patchRefused(id, "{\"depositCents\": 1, \"depositPercentage\": 1}", "/depositPercentage");
    }

    @Test
    void contradictionsAreRefused() {
        UUID any = UUID.randomUUID();
        refused(", \"providerId\": \"" + any + "\", \"teamId\": \"" + any + "\"", "/teamId");
        refused(", \"priceCents\": 100", "/currency");
        refused(", \"priceCents\": 100, \"currency\": \"XXX\"", "/currency");
        refused(", \"priceCents\": 100, \"currency\": \"EUR\", \"depositCents\": 101", "/depositCents");
        refused(", \"bookingLimits\": {\"maxPerDay\": 0}", "/bookingLimits/maxPerDay");
        refusedRelease("{}", "/slotRelease/strategy");
        refusedRelease("[]", "/slotRelease");
        refused(
                ", \"maxSeats\": 2, \"slotRelease\": {\"strategy\": \"discount_incentive\", \"tiers\": [{\"fillBelowPercent\": 30,"
                        + " \"discountPercent\": 10}]}",
                "/slotRelease/strategy");
        refusedRelease("{\"strategy\": \"first_come\"}", "/slotRelease/strategy");
        refusedRelease("{\"strategy\": \"rolling_window\", \"windowSize\": 3}", "/slotRelease/unit");
        refusedRelease(
                "{\"strategy\": \"rolling_window\", \"windowSize\": 0, \"unit\": \"days\"}", "/slotRelease/windowSize");
        refusedRelease(
                "{\"strategy\": \"rolling_window\", \"windowSize\": 3, \"unit\": \"days\", \"threshold\": 5}",
                "/slotRelease/threshold");
        refusedRelease(
                "{\"strategy\": \"fill_earlier_first\", \"threshold\": 5, \"windowBoundaries\": [\"9:00\"]}",
                "/slotRelease/windowBoundaries/0");
        refusedRelease(
                "{\"strategy\": \"fill_earlier_first\", \"threshold\": 5, \"windowBoundaries\": [\"12:00\", \"11:00\"]}",
                "/slotRelease/windowBoundaries/1");
        refusedRelease(
                "{\"strategy\": \"discount_incentive\", \"tiers\": [{\"fillBelowPercent\": 30, \"discountPercent\": 101}]}",
                "/slotRelease/tiers/0/discountPercent");
        refused(
                ", \"cancellationPolicy\": [{\"hoursBefore\": 1, \"feePercentage\": 101}]",
                "/cancellationPolicy/0/feePercentage");
        refused(
                ", \"customQuestions\": [{\"key\": \"a\", \"label\": \"A\", \"type\": \"essay\"}]",
                "/customQuestions/0/type");
    }

    @Test
    void slugIsUniqueUntilItsOwnerIsArchived() {
        String body = "{\"title\": \"T\", \"slug\": \"t\", \"durationMinutes\": 30}";
        String id = tenant.api().body(body).post("/v1/event-types").path("id");
        tenant.api()
                .body(body)
                .post("/v1/event-types")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://bookingkit.dev/problems/already-exists"));

        tenant.api().delete("/v1/event-types/" + id).then().statusCode(204);

        tenant.api().get("/v1/event-types/" + id).then().statusCode(404);
        tenant.api().body(body).post("/v1/event-types").then().statusCode(201);
    }

    @Test
    void listIsInTheOrderOfCreation() {
        for (String slug : new String[] {"c", "a", "b"}) {
            tenant.api()
                    .body("{\"title\": \"T\", \"slug\": \"" + slug + "\", \"durationMinutes\": 30}")
                    .post("/v1/event-types")
                    .then()
                    .statusCode(201);
        }
        String cursor = tenant.api()
                .get("/v1/event-types?limit=2")
                .then()
                .body("data.slug", contains("c", "a"))
                .extract()
                .path("nextCursor");
        tenant.api()
                .get("/v1/event-types?limit=2&cursor=" + cursor)
                .then()
                .body("data.slug", contains("b"))
                .body("nextCursor", nullValue());
        Tenant.create().api().get("/v1/event-types?cursor=" + cursor).then().statusCode(400);
        Tenant.create().api().get("/v1/event-types").then().body("data", hasSize(0));
    }

    private void refusedRelease(String release, String pointer) {
        refused(", \"slotRelease\": " + release, pointer);
    }

    private void refused(String more, String pointer) {
        tenant.api()
                .body("{\"title\": \"T\", \"slug\": \"t\", \"durationMinutes\": 30" + more + "}")
                .post("/v1/event-types")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(pointer));
    }

    private void patchRefused(String id, String patch, String pointer) {
        tenant.api()
                .body(patch)
                .patch("/v1/event-types/" + id)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(pointer));
    }
}
