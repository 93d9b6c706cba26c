package dev.bookingkit.routing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoutingFormIT {

    private static final String FIELDS = """
            [{"key": "topic", "label": "What is it about?", "type": "dropdown", "options": ["tax", "family"],
              "isRequired": true},
             {"key": "city", "label": "Where?", "type": "text", "options": null, "isRequired": null},
             {"key": "urgent", "label": "Urgent?", "type": "checkbox", "options": null, "isRequired": false}]
            """;

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();
    private final UUID team = team();
    private UUID type;

    @BeforeEach
    void offer() {
        type = tenant.eventType(provider);
    }

    @Test
    void everyFieldComesBackAsItWasSent() {
        String body = """
                {"title": "Intake", "slug": "intake", "description": "Two\\nlines", "isActive": true, "fields": %s,
                 "rules": [{"id": "tax", "match": "all", "target": {"eventTypeId": "%s", "providerId": "%s", "teamId": null},
                            "conditions": [{"field": "topic", "operator": "in", "value": ["tax"]},
                                           {"match": "any", "conditions": [
                                             {"field": "city", "operator": "contains", "value": "Berlin"},
                                             {"field": "urgent", "operator": "equals", "value": true}]}]}],
                 "fallback": {"eventTypeId": null, "providerId": null, "teamId": "%s"}}
                """.formatted(FIELDS, type, provider, team);
        var created = tenant.api().body(body).post("/v1/routing-forms");
        created.then().statusCode(201);

        var read = tenant.api().get(created.header("Location").replaceFirst(".*(?=/v1)", ""));

        assertThat(read.jsonPath().getMap("$")).containsAllEntriesOf(new JsonPath(body).getMap("$"));
    }

    @Test
    void patchChangesWhatItNamesAndNullResets() {
        String id = create("form", rule("r", "topic", "equals", "\"tax\"", "\"eventTypeId\": \"" + type + "\""))
                .path("id");

        tenant.api()
                .body("{\"title\": \"Other\", \"isActive\": false, \"fallback\": {\"teamId\": \"" + team + "\"}}")
                .patch("/v1/routing-forms/" + id)
                .then()
                .statusCode(200)
                .body("title", equalTo("Other"))
                .body("isActive", equalTo(false))
                .body("fallback.teamId", equalTo(team.toString()))
                .body("rules[0].id", equalTo("r"));
        tenant.api()
                .body("{\"fallback\": null, \"isActive\": null}")
                .patch("/v1/routing-forms/" + id)
                .then()
                .statusCode(200)
                .body("fallback", nullValue())
                .body("isActive", equalTo(true));
        tenant.api()
                .body("{\"fields\": []}")
                .patch("/v1/routing-forms/" + id)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/rules/0/conditions/0/field"));
        tenant.api()
                .body("{\"version\": 3}")
                .patch("/v1/routing-forms/" + id)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/version"));
    }

    @Test
    void aRuleWithoutAnIdGetsOne() {
        create(
                        "form",
                        rule("r", "topic", "equals", "\"tax\"", "\"eventTypeId\": \"" + type + "\"")
                                .replace("\"id\": \"r\", ", ""))
                .then()
                .statusCode(201)
                .body("rules[0].id", notNullValue());
    }

    @Test
    void targetsMustExistInTheOrganization() {
        Tenant other = Tenant.create();
        UUID foreign = other.eventType(other.provider());
        refused(
                rule("r", "topic", "equals", "\"tax\"", "\"eventTypeId\": \"" + foreign + "\""),
                "/rules/0/target/eventTypeId");
        refused(
                rule("r", "topic", "equals", "\"tax\"", "\"providerId\": \"" + type + "\""),
                "/rules/0/target/providerId");
        refused(rule("r", "topic", "equals", "\"tax\"", "\"teamId\": \"" + provider + "\""), "/rules/0/target/teamId");
        tenant.api().delete("/v1/event-types/" + type).then().statusCode(204);
        refused(
                rule("r", "topic", "equals", "\"tax\"", "\"eventTypeId\": \"" + type + "\""),
                "/rules/0/target/eventTypeId");
    }

    @Test
    void aFormMayKeepATargetThatIsGone() {
        String gone = rule("r", "topic", "equals", "\"tax\"", "\"eventTypeId\": \"" + type + "\"");
        String id = create("form", gone).path("id");
        tenant.api().delete("/v1/event-types/" + type).then().statusCode(204);

        patch(id, "{\"isActive\": false}").statusCode(200).body("isActive", equalTo(false));
        patch(id, "{\"fallback\": {\"teamId\": \"" + team + "\"}}").statusCode(200);
        patch(id, "{\"fallback\": {\"providerId\": \"" + team + "\"}}")
                .statusCode(400)
                .body("errors.pointer", contains("/fallback/providerId"));
    }

    private ValidatableResponse patch(String id, String body) {
        return tenant.api().body(body).patch("/v1/routing-forms/" + id).then();
    }

    @Test
    void contradictionsAreRefusedWithOneErrorEach() {
        String target = "\"eventTypeId\": \"" + type + "\"";
        refused(rule("r", "colour", "equals", "\"tax\"", target), "/rules/0/conditions/0/field");
        refused(rule("r", "topic", "like", "\"tax\"", target), "/rules/0/conditions/0/operator");
        refused(rule("r", "topic", "equals", "\"law\"", target), "/rules/0/conditions/0/value");
        refused(rule("r", "topic", "equals", "null", target), "/rules/0/conditions/0/value");
        refused(rule("r", "topic", "equals", "\"tax\"", ""), "/rules/0/target");
        refused(
                "{\"match\": \"all\", \"conditions\": [{\"match\": \"any\"}, {\"field\": \"topic\"},"
                        + " {\"field\": \"topic\", \"match\": \"any\"}], \"target\": {" + target + "}}",
                "/rules/0/conditions/0/conditions",
                "/rules/0/conditions/1/operator",
                "/rules/0/conditions/1/value",
                "/rules/0/conditions/2");
        refused(
                "{\"match\": \"all\", \"conditions\": [{\"match\": \"any\", \"conditions\": [{\"match\": \"any\","
                        + " \"conditions\": []}]}], \"target\": {" + target + "}}",
                "/rules/0/conditions/0/conditions/0/match");
    }

    @Test
    void slugIsUniqueUntilItsOwnerIsArchived() {
        String id = create("form", "").path("id");
        create("form", "").then().statusCode(409);

        tenant.api().delete("/v1/routing-forms/" + id).then().statusCode(204);

        tenant.api().get("/v1/routing-forms/" + id).then().statusCode(404);
        tenant.api().delete("/v1/routing-forms/" + id).then().statusCode(404);
        create("form", "").then().statusCode(201);
    }

    @Test
    void listIsInTheOrderOfCreationAndOfOneTenant() {
        for (String slug : new String[] {"c", "a", "b"}) {
            create(slug, "").then().statusCode(201);
        }
        String cursor = tenant.api()
                .get("/v1/routing-forms?limit=2")
                .then()
                .body("data.slug", contains("c", "a"))
                .extract()
                .path("nextCursor");

        tenant.api()
                .get("/v1/routing-forms?limit=2&cursor=" + cursor)
                .then()
                .body("data.slug", contains("b"))
                .body("nextCursor", nullValue());
        Tenant.create().api().get("/v1/routing-forms").then().body("data", hasSize(0));
    }

    @Test
    void aPublishableKeySeesNothingOfIt() {
        String id = create("form", "").path("id");
        var browser = Tenant.as(tenant.publishableKey());

        browser.get("/v1/routing-forms/" + id).then().statusCode(403);
        Tenant.as(tenant.publishableKey()).get("/v1/routing-forms").then().statusCode(403);
        Tenant.as(tenant.publishableKey())
                .get("/v1/routing-forms/" + id + "/submissions")
                .then()
                .statusCode(403);
        Tenant.as(tenant.publishableKey())
                .get("/v1/routing-forms/" + id + "/analytics")
                .then()
                .statusCode(403);
    }

    private UUID team() {
        UUID id = UUID.randomUUID();
        Sql.run("insert into teams (id, organization_id, name, slug) values (?, ?, 'Team', 'team')", id, tenant.id());
        return id;
    }

    private static String rule(String id, String field, String operator, String value, String target) {
        return """
                {"id": "%s", "match": "all", "target": {%s},
                 "conditions": [{"field": "%s", "operator": "%s", "value": %s}]}
                """.formatted(id, target, field, operator, value);
    }

    private io.restassured.response.Response create(String slug, String rules) {
        return tenant.api()
                .body("{\"title\": \"Form\", \"slug\": \"" + slug + "\", \"fields\": " + FIELDS + ", \"rules\": ["
                        + rules + "]}")
                .post("/v1/routing-forms");
    }

    private void refused(String rule, String... pointers) {
        create("refused", rule).then().statusCode(400).body("errors.pointer", containsInAnyOrder(pointers));
    }
}
