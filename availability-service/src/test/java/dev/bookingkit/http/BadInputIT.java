package dev.bookingkit.http;

import static io.restassured.RestAssured.given;

import dev.bookingkit.apicheck.ApiChecks;
import dev.bookingkit.apicheck.Row;
import dev.bookingkit.problem.ProblemType;
import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** QUALITY.md's table of bad input, over every operation that the OpenAPI document names. */
@QuarkusTest
class BadInputIT {

    private static final String RULE = "{\"rrule\":\"FREQ=DAILY\",\"startTime\":\"09:00\",\"endTime\":\"17:00\","
            + "\"timeZone\":\"Europe/Berlin\"}";

    @TestFactory
    Stream<DynamicTest> refusesBadInput() {
        Tenant tenant = Tenant.create();
        UUID provider = tenant.provider("Europe/Berlin");
        UUID foreign = Tenant.create().provider("UTC");
        UUID eventType = tenant.eventType(30, provider);
        String team = tenant.post("/v1/teams", Map.of("name", "T", "slug", "t")).path("id");
        tenant.post(
                "/v1/providers/" + provider + "/availability-rules",
                Map.of("rrule", "FREQ=DAILY", "startTime", "09:00", "endTime", "17:00", "timeZone", "UTC"));
        String openApi = given().get("/q/openapi?format=json").asString();
        ApiChecks checks = ApiChecks.of(URI.create("http://localhost:" + RestAssured.port), openApi)
                .authorization("Bearer " + tenant.key())
                .problems(Arrays.stream(ProblemType.values())
                        .map(ProblemType::wireName)
                        .collect(Collectors.toSet()))
                .badCredential(
                        "a wrong issuer's token",
                        "Bearer " + SharedStack.get().oidc().tokenOfWrongIssuer("u"))
                .badCredential(
                        "a token for others",
                        "Bearer " + SharedStack.get().oidc().tokenForWrongAudience("u"))
                .badCredential(
                        "an unsigned token",
                        "Bearer " + SharedStack.get().oidc().unsignedToken("u"))
                .sample("addAvailabilityRule", RULE)
                .sample("replaceAvailabilityRules", "[" + RULE + "]")
                .sample("addAvailabilityOverride", "{\"date\":\"2026-03-09\",\"isUnavailable\":true}")
                .sample("createTeam", "{\"name\":\"Team\",\"slug\":\"a-team\"}")
                .sample("addTeamMember", "{\"providerId\":\"" + provider + "\"}")
                .sample("offerTeamEventType", "{\"eventTypeId\":\"" + eventType + "\"}")
                .sample(
                        "previewAvailability",
                        "{\"rules\":[" + RULE + "],\"start\":\"2030-03-11T00:00:00Z\","
                                + "\"end\":\"2030-03-12T00:00:00Z\",\"timeZone\":\"Europe/Berlin\","
                                + "\"durationMinutes\":30}")
                .sample(
                        "explainAvailability",
                        "{\"eventTypeId\":\"" + eventType + "\",\"start\":\"2030-03-11T09:00:00Z\"}")
                .sample(
                        "findAvailability",
                        "{\"groups\":[{\"members\":[\"" + provider + "\"],\"required\":1}],"
                                + "\"start\":\"2030-03-11T00:00:00Z\",\"end\":\"2030-03-12T00:00:00Z\","
                                + "\"timeZone\":\"Europe/Berlin\",\"eventTypeId\":\"" + eventType + "\"}")
                .parameter("listSlots", "eventTypeId", eventType.toString())
                .parameter("firstSlot", "eventTypeId", eventType.toString())
                .otherTenant("getProvider", "id", foreign.toString())
                .otherTenant("changeProvider", "id", foreign.toString())
                .otherTenant("archiveProvider", "id", foreign.toString())
                .otherTenant("listAvailabilityRules", "providerId", foreign.toString());
        for (String operation : List.of("getProvider", "changeProvider")) {
            checks = checks.parameter(operation, "id", provider.toString());
        }
        for (String operation : List.of("getTeam", "changeTeam")) {
            checks = checks.parameter(operation, "id", team);
        }
        for (String operation : List.of(
                "addAvailabilityRule",
                "replaceAvailabilityRules",
                "listAvailabilityRules",
                "addAvailabilityOverride",
                "listAvailabilityOverrides",
                "addOneOutOfOffice",
                "listOutOfOffice")) {
            checks = checks.parameter(operation, "providerId", provider.toString());
        }
        for (String operation :
                List.of("addTeamMember", "listTeamMembers", "offerTeamEventType", "listTeamEventTypes")) {
            checks = checks.parameter(operation, "teamId", team);
        }
        return checks.skip(
                        "*",
                        Row.HTTP,
                        "bad percent encoding",
                        "Quarkus answers 400 without a body before its router, and any code of ours, sees the request")
                .tests();
    }
}
