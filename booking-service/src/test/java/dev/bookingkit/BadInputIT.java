package dev.bookingkit;

import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static java.util.Objects.requireNonNull;

import dev.bookingkit.apicheck.ApiChecks;
import dev.bookingkit.apicheck.Row;
import dev.bookingkit.problem.ProblemType;
import dev.bookingkit.routing.RoutingSamples;
import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.tenant.ApiKeySecret;
import dev.bookingkit.tenant.Permission;
import dev.bookingkit.testing.Sessions;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Walks the OpenAPI of this service with the bad input of QUALITY.md. */
@QuarkusTest
class BadInputIT {

    private static final String TITLE_AND_QUESTION =
            "\"title\": \"T\", \"customQuestions\": [{\"key\": \"a\", \"label\": \"A\", \"type\": \"short_text\"}]}";

    private final Tenant tenant = Tenant.create();
    private final Tenant other = Tenant.create();
    private UUID type;

    @BeforeEach
    void offer() {
        type = tenant.eventType(tenant.provider(), ", \"requiresConfirmation\": true");
    }

    @TestFactory
    Stream<DynamicTest> refusesBadInput() {
        String document = RestAssured.get("/q/openapi?format=json").asString();
        JsonPath foreign = other.book(other.eventType(other.provider()), at(9, 0));
        String foreignType = foreign.getString("eventTypeId");
        ApiChecks checks = ApiChecks.of(URI.create("http://localhost:" + RestAssured.port), document)
                .authorization("Bearer " + tenant.secretKey())
                .problems(Arrays.stream(ProblemType.values())
                        .map(ProblemType::wireName)
                        .collect(Collectors.toSet()))
                .sample("placeBooking", order(type, at(9, 0)))
                .sample("createEventType", "{\"slug\": \"t\", \"durationMinutes\": 30, " + TITLE_AND_QUESTION)
                .sample("changeEventType", "{" + TITLE_AND_QUESTION)
                .sample("createApiKey", "{\"name\": \"N\", \"kind\": \"secret\", \"scopes\": [\"slots:read\"]}");
        giveCredentials(checks);
        givePages(checks);
        for (String operation : new String[] {"getEventType", "changeEventType", "archiveEventType"}) {
            checks.parameter(operation, "id", type.toString()).otherTenant(operation, "id", foreignType);
        }
        for (String operation : new String[] {"getApiKey", "revokeApiKey"}) {
            checks.parameter(operation, "id", keyOf(tenant)).otherTenant(operation, "id", keyOf(other));
        }
        checks.sample(
                        "changeBookings",
                        "{\"action\": \"cancel\", \"bookingIds\": [\"" + foreign.getString("id") + "\"]}")
                .parameter("getOperation", "id", operationOf(tenant))
                .otherTenant("getOperation", "id", operationOf(other));
        RoutingSamples.give(checks, tenant, other);
        for (String operation : new String[] {"getOrganization", "changeOrganization"}) {
            checks.parameter(operation, "id", tenant.id().toString())
                    .otherTenant(operation, "id", other.id().toString());
        }
        for (String operation : new String[] {"listMembers", "addMember", "changeMember", "removeMember"}) {
            checks.parameter(operation, "id", tenant.id().toString())
                    .otherTenant(operation, "id", other.id().toString());
        }
        for (String operation : new String[] {"changeMember", "removeMember"}) {
            checks.parameter(operation, "memberId", memberOf(tenant))
                    .otherTenant(operation, "memberId", memberOf(other));
        }
        memberOf(tenant);
        checks.parameter(
                "listMembers",
                "cursor",
                tenant.api()
                        .get("/v1/organizations/" + tenant.id() + "/members?limit=1")
                        .path("nextCursor"));
        checks.sample("changeOrganization", "{\"name\": \"N\", \"settings\": {\"autoCompleteAfterMinutes\": 5}}")
                .sample(
                        "createOrganization",
                        "{\"name\": \"N\", \"slug\": \"n-" + UUID.randomUUID() + "\", \"ownerUserId\": \"u\"}")
                .sample("eraseCustomer", "{\"email\": \"nobody@example.org\"}")
                .sample("exportCustomer", "{\"email\": \"nobody@example.org\"}");
        int hour = 10;
        for (String operation : new String[] {
            "getBooking",
            "listEventsOfBooking",
            "confirmBooking",
            "rejectBooking",
            "cancelBooking",
            "rescheduleBooking",
            "completeBooking",
            "markBookingAsNoShow"
        }) {
            String booking = tenant.book(type, at(hour++, 0)).getString("id");
            checks.parameter(operation, "id", booking).otherTenant(operation, "id", foreign.getString("id"));
        }
        UUID host = tenant.provider();
        UUID colleague = tenant.provider();
        UUID ofTeam = tenant.teamType(tenant.team("round_robin", host, colleague), "");
        String handedOver = tenant.book(ofTeam, at(9, 0), ", \"providerId\": \"" + host + "\"")
                .getString("id");
        checks.parameter("reassignBooking", "id", handedOver)
                .otherTenant("reassignBooking", "id", foreign.getString("id"));
        checks.sample("reassignBooking", "{\"providerId\": \"" + colleague + "\"}")
                .skip("reassignBooking", Row.SAMPLE, "a row before has handed it over; TeamBookingIT shows it")
                .sample("holdSlot", hold(tenant.eventType(tenant.provider()), at(9, 0)));
        for (String operation : new String[] {"renewHold", "releaseHold"}) {
            checks.parameter(operation, "id", held(tenant).getString("id"))
                    .otherTenant(operation, "id", held(other).getString("id"));
        }
        checks.sample("rescheduleBooking", "{\"start\": \"" + at(18, 0) + "\"}")
                .sample("rescheduleOwnBooking", "{\"start\": \"" + at(18, 30) + "\"}");
        offerSeats(checks);
        String link = tenant.book(type, at(19, 0)).getString("manageUrl");
        for (String operation : new String[] {"getOwnBooking", "cancelOwnBooking", "rescheduleOwnBooking"}) {
            checks.parameter(operation, "token", link.replaceAll(".*/", ""))
                    .skip(operation, Row.AUTH, "the link itself is the credential");
        }
        for (String operation : new String[] {"rejectBooking", "cancelBooking", "cancelOwnBooking"}) {
            checks.skip(operation, Row.JSON, "null", "the body may be absent")
                    .skip(operation, Row.JSON, "empty", "the body may be absent");
        }
        checks.skip("streamBookingEvents", Row.AUTH, "it offers no JSON, which comes first; EventStreamIT tries it");
        checks.skip("streamBookingEvents", Row.SAMPLE, "the answer has no end; EventStreamIT reads it");
        checkSeries(checks);
        checks.skip(
                "*",
                Row.HTTP,
                "bad percent encoding",
                "Quarkus answers an empty 400 before any handler; the gateway says it");
        return checks.tests();
    }

    private static String memberOf(Tenant owner) {
        String body = "{\"userId\": \"u-" + UUID.randomUUID() + "\", \"role\": \"member\"}";
        return owner.api()
                .body(body)
                .post("/v1/organizations/" + owner.id() + "/members")
                .path("id");
    }

    private void checkSeries(ApiChecks checks) {
        String from = "{\"from\": \"" + at(9, 0) + "\", \"start\": \"" + at(10, 0) + "\"}";
        checks.sample("placeSeries", series(tenant))
                .sample("rescheduleSeries", from)
                .skip("rescheduleSeries", Row.SAMPLE, "a row before has moved it; SeriesIT shows it")
                .skip("cancelSeries", Row.JSON, "null", "the body may be absent")
                .skip("cancelSeries", Row.JSON, "empty", "the body may be absent");
        String foreign = seriesOf(other);
        for (String operation : new String[] {"getSeries", "cancelSeries", "rescheduleSeries"}) {
            checks.parameter(operation, "id", seriesOf(tenant)).otherTenant(operation, "id", foreign);
        }
        checks.parameter(
                "listSeries",
                "cursor",
                tenant.api().get("/v1/recurring-series?limit=1").path("nextCursor"));
    }

    private static String seriesOf(Tenant owner) {
        return owner.api().body(series(owner)).post("/v1/recurring-series").path("id");
    }

    /** With an event type of its own. */
    private static String series(Tenant owner) {
        UUID provider = owner.provider();
        String more = ", \"providerId\": \"%s\", \"frequency\": \"weekly\", \"count\": 2".formatted(provider);
        return order(owner.eventType(provider), at(9, 0), more);
    }

    private static String operationOf(Tenant owner) {
        String body = "{\"action\": \"cancel\", \"bookingIds\": [\"" + UUID.randomUUID() + "\"]}";
        return owner.api().body(body).post("/v1/bookings/bulk").path("id");
    }

    private static JsonPath held(Tenant owner) {
        return owner.api()
                .body(hold(owner.eventType(owner.provider()), at(9, 0)))
                .post("/v1/holds")
                .jsonPath();
    }

    private static String hold(UUID eventType, Instant start) {
        return "{\"eventTypeId\": \"" + eventType + "\", \"start\": \"" + start + "\"}";
    }

    private void offerSeats(ApiChecks checks) {
        JsonPath own = session(tenant);
        JsonPath foreign = session(other);
        for (String operation :
                new String[] {"joinSession", "listSeats", "getSeat", "cancelSeat", "acceptSeat", "changeCapacity"}) {
            checks.parameter(operation, "id", own.getString("id"))
                    .otherTenant(operation, "id", foreign.getString("id"));
        }
        for (String operation : new String[] {"getSeat", "cancelSeat", "acceptSeat"}) {
            checks.parameter(operation, "seatId", own.getString("seatId"))
                    .otherTenant(operation, "seatId", foreign.getString("seatId"));
        }
        Sessions.seat(tenant, own.getString("id"), "bob");
        checks.sample("joinSession", "{\"name\": \"Bob\", \"email\": \"bob@example.org\"}")
                .sample("changeCapacity", "{\"maxSeats\": 50}")
                .parameter("listSeats", "cursor", cursorIn(tenant, "/v1/bookings/" + own.getString("id") + "/seats"))
                .parameter(
                        "acceptOfferedSeat", "token", own.getString("manageUrl").replaceAll(".*/", ""))
                .skip("acceptOfferedSeat", Row.AUTH, "the link itself is the credential");
    }

    private static JsonPath session(Tenant owner) {
        return owner.book(owner.eventType(owner.provider(), ", \"maxSeats\": 50"), at(9, 0));
    }

    private static String cursorIn(Tenant owner, String list) {
        return requireNonNull(owner.api().get(list + "?limit=1").path("nextCursor"), list);
    }

    private static String keyOf(Tenant owner) {
        return Sql.one("select id from api_keys where organization_id = ? and kind = 'publishable'", owner.id());
    }

    /** Of a member of the organization, if they were right. */
    private void giveCredentials(ApiChecks checks) {
        var oidc = SharedStack.get().oidc();
        String member = tenant.member("owner");
        String revoked = tenant.key(ApiKeySecret.Kind.SECRET, Permission.ofSecretKeys());
        Sql.run("update api_keys set revoked_at = now() where key_hash = ?", ApiKeySecret.hmac(revoked, Tenant.PEPPER));
        checks.badCredential("an expired token", "Bearer " + oidc.expiredToken(member))
                .badCredential("a token for others", "Bearer " + oidc.tokenForWrongAudience(member))
                .badCredential("a wrong issuer's token", "Bearer " + oidc.tokenOfWrongIssuer(member))
                .badCredential(
                        "a token signed with the public key", "Bearer " + oidc.tokenSignedWithThePublicKey(member))
                .badCredential("an unsigned token", "Bearer " + oidc.unsignedToken(member))
                .badCredential("a revoked key", "Bearer " + revoked);
    }

    private void givePages(ApiChecks checks) {
        for (Tenant owner : List.of(tenant, other)) {
            for (int i = 0; i < 2; i++) {
                owner.book(owner.eventType(owner.provider()), at(9 + i, 0));
            }
        }
        page(checks, "listApiKeys", "cursor", "/v1/api-keys");
        page(checks, "listEventTypes", "cursor", "/v1/event-types");
        page(checks, "listBookings", "cursor", "/v1/bookings");
        page(checks, "listEvents", "after", "/v1/events");
    }

    /** A cursor that was given out, and one that was given to another tenant. */
    private void page(ApiChecks checks, String operation, String parameter, String list) {
        checks.parameter(operation, parameter, cursorIn(tenant, list))
                .otherTenant(operation, parameter, cursorIn(other, list));
    }
}
