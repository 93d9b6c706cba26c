package dev.bookingkit.routing;

import dev.bookingkit.apicheck.ApiChecks;
import dev.bookingkit.testing.Tenant;
import java.util.UUID;

/** Valid requests for the operations on routing forms, which bad input is made of. */
public final class RoutingSamples {

    private RoutingSamples() {}

    public static void give(ApiChecks checks, Tenant tenant, Tenant other) {
        UUID type = tenant.eventType(tenant.provider());
        String own = form(tenant, "own", type);
        String archived = form(tenant, "archived", type);
        String foreign = form(other, "foreign", other.eventType(other.provider()));
        String submission = submission(tenant, own);
        submission(tenant, own);
        checks.sample("createRoutingForm", body("new", type))
                .sample("changeRoutingForm", body("own", type))
                .sample("submitRoutingForm", "{\"answers\": {\"topic\": \"tax\"}}")
                .parameter("listRoutingForms", "cursor", cursor(tenant, ""))
                .parameter("archiveRoutingForm", "id", archived)
                .otherTenant("archiveRoutingForm", "id", foreign)
                .parameter("listRoutingSubmissions", "cursor", cursor(tenant, "/" + own + "/submissions"))
                .parameter("getRoutingSubmission", "submissionId", submission)
                .otherTenant("getRoutingSubmission", "submissionId", submission(other, foreign));
        for (String operation : new String[] {
            "getRoutingForm",
            "changeRoutingForm",
            "submitRoutingForm",
            "listRoutingSubmissions",
            "getRoutingSubmission",
            "getRoutingAnalytics"
        }) {
            checks.parameter(operation, "id", own).otherTenant(operation, "id", foreign);
        }
    }

    private static String body(String slug, UUID target) {
        return """
                {"slug": "%s", "title": "F", "fields": [
                   {"key": "topic", "label": "Topic", "type": "dropdown", "options": ["tax"], "isRequired": false}],
                 "rules": [{"id": "r", "match": "all", "target": {"eventTypeId": "%s"},
                            "conditions": [{"match": "any", "conditions": [
                              {"field": "topic", "operator": "equals", "value": "tax"}]}]}],
                 "fallback": {"eventTypeId": "%s"}}
                """.formatted(slug, target, target);
    }

    private static String form(Tenant owner, String slug, UUID target) {
        return owner.api().body(body(slug, target)).post("/v1/routing-forms").path("id");
    }

    private static String submission(Tenant owner, String form) {
        return owner.api()
                .body("{\"answers\": {}}")
                .post("/v1/routing-forms/" + form + "/submissions")
                .path("id");
    }

    private static String cursor(Tenant owner, String list) {
        return owner.api().get("/v1/routing-forms" + list + "?limit=1").path("nextCursor");
    }
}
