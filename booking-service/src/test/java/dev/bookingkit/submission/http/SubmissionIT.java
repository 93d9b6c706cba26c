package dev.bookingkit.submission.http;

import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bookingkit.testing.Sessions;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubmissionIT {

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();
    private UUID tax;
    private UUID family;
    private String form;

    @BeforeEach
    void offer() {
        tax = tenant.eventType(provider);
        family = tenant.eventType(provider);
        form = form("");
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        submit("{\"topic\": \"tax\", \"urgent\": true}")
                .then()
                .statusCode(201)
                .body("formId", equalTo(form))
                .body("matchedRule", equalTo("tax"))
                .body("target.eventTypeId", equalTo(tax.toString()))
                .body("target.providerId", nullValue())
                .body("bookingId", nullValue())
                .body("answers.topic", equalTo("tax"));
        submit("{\"topic\": \"family\", \"urgent\": true}").then().body("matchedRule", equalTo("urgent"));
    }

    @Test
    void withoutAMatchTheFallbackDecidesOrNothing() {
        submit("{\"topic\": \"family\"}").then().body("target", nullValue()).body("matchedRule", nullValue());

        tenant.api()
                .body("{\"fallback\": {\"providerId\": \"" + provider + "\"}}")
                .patch("/v1/routing-forms/" + form)
                .then()
                .statusCode(200);

        submit("{\"topic\": \"family\"}")
                .then()
                .body("matchedRule", equalTo("fallback"))
                .body("target.providerId", equalTo(provider.toString()));
    }

    @Test
    void aTargetThatIsGoneIsPassedOver() {
        tenant.api().delete("/v1/event-types/" + tax).then().statusCode(204);
        submit("{\"topic\": \"tax\", \"urgent\": true}").then().statusCode(201).body("matchedRule", equalTo("urgent"));

        tenant.api()
                .body("{\"isActive\": false}")
                .patch("/v1/event-types/" + family)
                .then()
                .statusCode(200);
        submit("{\"topic\": \"tax\", \"urgent\": true}").then().statusCode(201).body("target", nullValue());
    }

    @Test
    void whetherATargetIsActiveIsItsTemplatesWordWhereThatIsLocked() {
        Sql.run("update event_types set parent_event_type_id = ? where id = ?", family, tax);
        Sql.run("update event_types set is_active = false, locked_fields = '{isActive}' where id = ?", family);

        submit("{\"topic\": \"tax\"}").then().statusCode(201).body("target", nullValue());

        Sql.run("update event_types set locked_fields = '{}' where id = ?", family);
        submit("{\"topic\": \"tax\"}").then().body("target.eventTypeId", equalTo(tax.toString()));
    }

    @Test
    void eachWrongAnswerIsNamed() {
        submit("{\"topic\": \"law\", \"urgent\": \"yes\", \"colour\": \"red\"}")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/answers/topic", "/answers/urgent", "/answers/colour"));
        submit("{}").then().statusCode(400).body("errors.pointer", contains("/answers/topic"));
        assertThat(Sql.list("select id from routing_submissions where form_id = ?", UUID.fromString(form)))
                .isEmpty();
    }

    @Test
    void aFormThatIsInactiveArchivedOrForeignTakesNothing() {
        Tenant.create()
                .api()
                .body("{\"answers\": {}}")
                .post("/v1/routing-forms/" + form + "/submissions")
                .then()
                .statusCode(404);
        tenant.api().body("{\"isActive\": false}").patch("/v1/routing-forms/" + form);
        submit("{\"topic\": \"tax\"}").then().statusCode(404);
        tenant.api().delete("/v1/routing-forms/" + form);
        submit("{\"topic\": \"tax\"}").then().statusCode(404);
    }

    @Test
    void aBrowserMaySubmitButNotRead() {
        Response submitted = Tenant.as(tenant.publishableKey())
                .body("{\"answers\": {\"topic\": \"tax\"}}")
                .post("/v1/routing-forms/" + form + "/submissions");
        submitted.then().statusCode(201);
        String address = submitted.header("Location").replaceFirst(".*(?=/v1)", "");

        Tenant.as(tenant.publishableKey()).get(address).then().statusCode(403);
        tenant.api().get(address).then().statusCode(200).body("matchedRule", equalTo("tax"));
        Tenant.create().api().get(address).then().statusCode(404);
    }

    @Test
    void aRepeatedSubmissionIsOne() {
        String key = UUID.randomUUID().toString();
        String first = tenant.api()
                .header("Idempotency-Key", key)
                .body("{\"answers\": {\"topic\": \"tax\"}}")
                .post("/v1/routing-forms/" + form + "/submissions")
                .path("id");
        String second = tenant.api()
                .header("Idempotency-Key", key)
                .body("{\"answers\": {\"topic\": \"tax\"}}")
                .post("/v1/routing-forms/" + form + "/submissions")
                .path("id");

        assertThat(second).isEqualTo(first);
    }

    @Test
    void submissionsAreListedInTheOrderOfTheirArrival() {
        for (String topic : new String[] {"tax", "family", "tax"}) {
            submit("{\"topic\": \"" + topic + "\"}").then().statusCode(201);
        }
        String list = "/v1/routing-forms/" + form + "/submissions";
        String cursor = tenant.api()
                .get(list + "?limit=2")
                .then()
                .body("data.answers.topic", contains("tax", "family"))
                .extract()
                .path("nextCursor");

        tenant.api()
                .get(list + "?cursor=" + cursor)
                .then()
                .body("data.answers.topic", contains("tax"))
                .body("nextCursor", nullValue());
        tenant.api()
                .get("/v1/routing-forms/" + form("2") + "/submissions?cursor=" + cursor)
                .then()
                .statusCode(400);
        Tenant.create().api().get(list).then().statusCode(404);
    }

    @Test
    void aBookingIsLinkedAndCounted() {
        String converted = submit("{\"topic\": \"tax\"}").path("id");
        submit("{\"topic\": \"tax\"}");
        submit("{\"topic\": \"family\", \"urgent\": true}");
        submit("{\"topic\": \"family\"}");

        String booking = tenant.book(tax, at(9, 0), ", \"routingSubmissionId\": \"" + converted + "\"")
                .getString("id");

        tenant.api()
                .get("/v1/routing-forms/" + form + "/submissions/" + converted)
                .then()
                .body("bookingId", equalTo(booking));
        tenant.api()
                .get("/v1/routing-forms/" + form + "/analytics")
                .then()
                .statusCode(200)
                .body("submissions", equalTo(4))
                .body("bookings", equalTo(1))
                .body("conversion", equalTo(0.25f))
                .body("rules.id", contains("tax", "urgent"))
                .body("rules.submissions", contains(2, 1))
                .body("rules.bookings", contains(1, 0))
                .body("rules.conversion", contains(0.5f, 0.0f))
                .body("fallback.submissions", equalTo(0))
                .body("fallback.conversion", nullValue())
                .body("none.submissions", equalTo(1))
                .body("from", notNullValue());
    }

    @Test
    void seatsAndSeriesAreConversionsAndTheFirstStays() {
        String joined = submit("{\"topic\": \"tax\"}").path("id");
        String planned = submit("{\"topic\": \"tax\"}").path("id");
        UUID provider = tenant.provider();
        String session = tenant.book(tenant.eventType(provider, ", \"maxSeats\": 3"), at(9, 0))
                .get("id");
        Sessions.join(tenant, session, "bob", ", \"routingSubmissionId\": \"" + joined + "\"")
                .then()
                .statusCode(201);
        Response series = tenant.api()
                .body("""
                {"eventTypeId": "%s", "providerId": "%s", "start": "%s", "frequency": "weekly", "count": 2,
                 "customer": {"name": "Ada L.", "email": "ada@example.org"}, "routingSubmissionId": "%s"}
                """.formatted(tenant.eventType(provider), provider, at(12, 0), planned))
                .post("/v1/recurring-series");
        series.then().statusCode(201);
        tenant.book(tax, at(9, 0), ", \"routingSubmissionId\": \"" + planned + "\"");

        assertThat(bookingOf(joined)).isEqualTo(session);
        assertThat(bookingOf(planned)).isEqualTo(series.path("occurrences[0].bookingId"));
        Sessions.join(tenant, session, "eve", ", \"routingSubmissionId\": \"" + UUID.randomUUID() + "\"")
                .then()
                .statusCode(400);
        assertThat(Sessions.taken(session)).isEqualTo(2);
    }

    private String bookingOf(String submission) {
        return tenant.api()
                .get("/v1/routing-forms/" + form + "/submissions/" + submission)
                .path("bookingId");
    }

    @Test
    void analyticsCountsWhatArrivedInTheWindow() {
        submit("{\"topic\": \"tax\"}");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String analytics = "/v1/routing-forms/" + form + "/analytics";

        tenant.api()
                .get(analytics + "?from=" + now.minusSeconds(3600) + "&to=" + now.plusSeconds(60))
                .then()
                .body("submissions", equalTo(1));
        tenant.api()
                .get(analytics + "?from=" + now.minusSeconds(3600) + "&to=" + now.minusSeconds(1800))
                .then()
                .body("submissions", equalTo(0))
                .body("rules", hasSize(2));
        tenant.api()
                .get(analytics + "?from=2026-01-01T00:00:00Z&to=2027-01-03T00:00:00Z")
                .then()
                .statusCode(400);
        Tenant.create().api().get(analytics).then().statusCode(404);
    }

    @Test
    void aBookingOfAnUnknownSubmissionIsRefusedAndNothingIsBooked() {
        Tenant other = Tenant.create();
        tenant.api()
                .body(order(tax, at(10, 0), ", \"routingSubmissionId\": \"" + UUID.randomUUID() + "\""))
                .post("/v1/bookings")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/routingSubmissionId"));
        String submission = submit("{\"topic\": \"tax\"}").path("id");
        UUID foreign = other.eventType(other.provider());
        other.api()
                .body(order(foreign, at(10, 0), ", \"routingSubmissionId\": \"" + submission + "\""))
                .post("/v1/bookings")
                .then()
                .statusCode(400);

        assertThat(Sql.list("select id from bookings where organization_id in (?, ?)", tenant.id(), other.id()))
                .isEmpty();
    }

    @Test
    void countsFindTheirRowsByTheIndex() {
        Sql.run(
                "insert into routing_submissions (organization_id, form_id, answers, matched_rule, created_at)"
                        + " select ?, ?, '{}', 'tax', now() - n * interval '1 minute' from generate_series(1, 20000) n",
                tenant.id(),
                UUID.fromString(form));
        Sql.run("vacuum analyze routing_submissions");

        assertThat(String.join(
                        "\n",
                        Sql.list(
                                "explain select matched_rule, count(*), count(booking_id) from routing_submissions"
                                        + " where organization_id = ? and form_id = ? and created_at >= now() - interval '1 day'"
                                        + " and created_at < now() group by matched_rule",
                                tenant.id(),
                                UUID.fromString(form))))
                .contains("routing_submissions_of_form");
        tenant.api()
                .get("/v1/routing-forms/" + form + "/analytics")
                .then()
                .body("rules[0].submissions", equalTo(20000));
    }

    private Response submit(String answers) {
        return tenant.api().body("{\"answers\": " + answers + "}").post("/v1/routing-forms/" + form + "/submissions");
    }

    private String form(String suffix) {
        String body = """
                {"title": "Intake", "slug": "intake%s",
                 "fields": [{"key": "topic", "label": "Topic", "type": "dropdown", "options": ["tax", "family"],
                             "isRequired": true},
                            {"key": "urgent", "label": "Urgent?", "type": "checkbox"}],
                 "rules": [{"id": "tax", "match": "all", "target": {"eventTypeId": "%s"},
                            "conditions": [{"field": "topic", "operator": "equals", "value": "tax"}]},
                           {"id": "urgent", "match": "all", "target": {"eventTypeId": "%s"},
                            "conditions": [{"field": "urgent", "operator": "equals", "value": true}]}]}
                """.formatted(suffix, tax, family);
        Response created = tenant.api().body(body).post("/v1/routing-forms");
        created.then().statusCode(201);
        return created.path("id");
    }
}
