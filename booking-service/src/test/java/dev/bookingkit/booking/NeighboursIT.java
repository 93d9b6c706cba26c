package dev.bookingkit.booking;

import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bookingkit.stack.Database;
import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.stack.plan.Explained;
import dev.bookingkit.stack.plan.ExplainedRun;
import dev.bookingkit.stack.plan.Neighbours;
import dev.bookingkit.testing.Events;
import dev.bookingkit.testing.Sessions;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What a request costs an organization does not depend on what its neighbours have: every statement finds its rows by an index, those
 * of functions and triggers too.
 */
@QuarkusTest
class NeighboursIT {

    /** For some rows by their index; the smallest table that is full of neighbours' rows has more. */
    private static final int FEW_PAGES = 40;

    private static final int FEW_ROWS = 400;

    private static final int COPIES = 1_000;

    @Test
    void everyStatementFindsItsRowsByAnIndex() {
        Database database = SharedStack.get().postgres();
        Tenant first = Tenant.create();
        useEverything(first);
        List<ExplainedRun> runs;
        try (var neighbours = Neighbours.of(database, first.id(), COPIES);
                var explained = Explained.of(database, Set.of("booking_service"))) {
            useEverythingAndBeErased(); // new connections read the catalog first
            explained.runs();
            useEverythingAndBeErased();
            runs = explained.runs();
        }

        assertThat(runs).hasSizeGreaterThan(300);
        assertThat(runs.stream()
                        .flatMap(run -> run.scansAbove(FEW_PAGES, FEW_ROWS))
                        .distinct())
                .isEmpty();
    }

    private static void useEverything(Tenant tenant) {
        UUID provider = tenant.provider();
        UUID team = tenant.team("round_robin", provider, tenant.provider());
        bookings(tenant, tenant.eventType(provider, ", \"requiresConfirmation\": true"));
        bookings(tenant, tenant.teamType(team, ""));
        bookings(tenant, tenant.teamType(tenant.team("collective", tenant.provider(), tenant.provider()), ""));
        reassigned(tenant, tenant.teamType(team, ""));
        paid(tenant, tenant.eventType(tenant.provider(), ", \"priceCents\": 5000, \"currency\": \"EUR\""));
        sessions(tenant, tenant.eventType(provider, ", \"maxSeats\": 2, \"waitlistEnabled\": true"));
        series(tenant, tenant.eventType(provider), provider);
        forms(tenant);
        settings(tenant);
        for (String list : List.of(
                "bookings",
                "bookings?providerId=" + provider,
                "bookings?customerEmail=ada@example.org",
                "events",
                "event-types",
                "recurring-series",
                "routing-forms",
                "api-keys",
                "organizations/" + tenant.id() + "/members",
                "organizations/" + tenant.id())) {
            done(tenant.api().get("/v1/" + list));
        }
        hold(tenant, tenant.eventType(provider), at(19, 0));
    }

    private static void useEverythingAndBeErased() {
        Tenant tenant = Tenant.create();
        useEverything(tenant);
        for (String what : List.of("export", "erase")) {
            done(tenant.api().body("{\"email\": \"ada@example.org\"}").post("/v1/customers/" + what));
        }
    }

    private static Response hold(Tenant tenant, UUID type, Instant start) {
        Response held = tenant.api()
                .body("{\"eventTypeId\": \"" + type + "\", \"start\": \"" + start + "\"}")
                .post("/v1/holds");
        done(held);
        return held;
    }

    private static void bookings(Tenant tenant, UUID type) {
        Response held = hold(tenant, type, at(9, 0));
        done(tenant.api()
                .header("Hold-Token", held.<String>path("holdToken"))
                .post("/v1/holds/" + held.path("id") + "/renew"));
        JsonPath booking = keyed(tenant, order(type, at(9, 0), ", \"holdToken\": \"" + held.path("holdToken") + "\""));
        String id = booking.getString("id");
        done(tenant.api().get("/v1/bookings/" + id));
        tenant.post(id, "confirm", "");
        done(tenant.post(id, "reschedule", "{\"start\": \"" + at(10, 0) + "\"}"));
        done(tenant.post(id, "cancel", "{\"reason\": \"ill\"}"));
        JsonPath byGuest = keyed(tenant, order(type, at(11, 0)));
        String link = byGuest.getString("manageUrl").replace("http://localhost:8080", "");
        done(RestAssured.get(link));
        done(RestAssured.given().contentType("application/json").post(link + "/cancel"));
        String inBulk = keyed(tenant, order(type, at(12, 0))).getString("id");
        done(tenant.api()
                .body("{\"action\": \"cancel\", \"bookingIds\": [\"" + inBulk + "\"]}")
                .post("/v1/bookings/bulk"));
        keyed(tenant, order(type, at(13, 0)));
        Response bulk = tenant.api()
                .body("{\"action\": \"cancel\", \"filter\": {\"providerId\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"}}"
                        .formatted(byGuest.getString("providerId"), at(0, 0), at(23, 0)))
                .post("/v1/bookings/bulk");
        done(bulk);
        done(tenant.api().get(bulk.header("Location")));
    }

    private static void reassigned(Tenant tenant, UUID type) {
        JsonPath booking = keyed(tenant, order(type, at(18, 0)));
        String other = Sql.one(
                "select m.provider_id from team_members m join bookings b on b.team_id = m.team_id"
                        + " where b.id = ? and m.provider_id <> b.provider_id",
                UUID.fromString(booking.get("id")));
        done(tenant.post(booking.get("id"), "reassign", "{\"providerId\": \"" + other + "\"}"));
    }

    private static void paid(Tenant tenant, UUID type) {
        UUID booking = UUID.fromString(keyed(tenant, order(type, at(9, 0))).get("id"));
        Events.payment(UUID.randomUUID(), "payment.succeeded", tenant, booking, "succeeded", 0);
        Response held = hold(tenant, type, at(10, 0));
        done(tenant.api().header("Hold-Token", held.<String>path("holdToken")).delete("/v1/holds/" + held.path("id")));
        awaitOne("select count(*) from bookings where id = ? and status = 'confirmed'", booking);
    }

    private static void awaitOne(String count, UUID id) {
        await().atMost(Duration.ofSeconds(20)).until(() -> Integer.parseInt(Sql.one(count, id)) > 0);
    }

    private static void sessions(Tenant tenant, UUID type) {
        String session = keyed(tenant, order(type, at(14, 0))).getString("id");
        UUID bob = Sessions.seat(tenant, session, "bob");
        Response eve = Sessions.wait(tenant, session, "eve", 1);
        keyed(tenant, order(type, at(14, 0), ", \"waitlist\": true"));
        done(tenant.api().get("/v1/bookings/" + session + "/seats"));
        done(tenant.api().delete("/v1/bookings/" + session + "/seats/" + bob));
        done(RestAssured.post("/v1/manage/" + Sessions.token(eve) + "/accept"));
        done(tenant.api().body("{\"maxSeats\": 5}").put("/v1/bookings/" + session + "/capacity"));
    }

    private static void series(Tenant tenant, UUID type, UUID provider) {
        Response placed =
                tenant.api().body("""
                {"eventTypeId": "%s", "providerId": "%s", "start": "%s", "frequency": "weekly", "count": 3,
                 "customer": {"name": "Ada L.", "email": "ada@example.org"}}
                """.formatted(type, provider, at(16, 0))).post("/v1/recurring-series");
        String series = "/v1/recurring-series/" + placed.path("id");
        done(tenant.api().get(series));
        done(tenant.api()
                .body("{\"from\": \"" + at(16, 0) + "\", \"start\": \"" + at(17, 0) + "\"}")
                .post(series + "/reschedule"));
        done(tenant.api().post(series + "/cancel"));
    }

    private static void forms(Tenant tenant) {
        UUID type = tenant.eventType(tenant.provider());
        Response form = tenant.api().body("""
                {"title": "Where to?", "slug": "where", "fields": [{"key": "mail", "label": "Mail", "type": "text"}], "rules": [],
                 "fallback": {"eventTypeId": "%s"}}
                """.formatted(type)).post("/v1/routing-forms");
        String submissions = "/v1/routing-forms/" + form.path("id") + "/submissions";
        Response submitted = tenant.api()
                .body("{\"answers\": {\"mail\": \"Ada@Example.org\"}}")
                .post(submissions);
        keyed(tenant, order(type, at(9, 0), ", \"routingSubmissionId\": \"" + submitted.path("id") + "\""));
        done(tenant.api().get(submissions));
        done(tenant.api().get("/v1/routing-forms/" + form.path("id") + "/analytics"));
    }

    private static void settings(Tenant tenant) {
        done(tenant.api().body("{\"settings\": {\"autoComplete\": true}}").patch("/v1/organizations/" + tenant.id()));
        awaitOne("select count(*) from timers where organization_id = ? and kind = 'booking-completion'", tenant.id());
    }

    private static JsonPath keyed(Tenant tenant, String order) {
        Response booked = tenant.api()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(order)
                .post("/v1/bookings");
        done(booked);
        return booked.jsonPath();
    }

    private static void done(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 204);
    }
}
