package dev.bookingkit.bulk;

import static dev.bookingkit.testing.Tenant.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.bookingkit.tenant.ApiKeySecret;
import dev.bookingkit.tenant.Permission;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BulkIT {

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();
    private UUID type;

    @BeforeEach
    void offer() {
        type = tenant.eventType(provider);
    }

    @Test
    void cancelsEachAsItsAskerAndSaysWhatBecameOfIt() {
        String first = book(9, 0);
        String second = book(10, 0);
        tenant.post(second, "cancel", "");
        UUID unknown = UUID.randomUUID();

        Response accepted = bulk("{\"action\": \"cancel\", \"bookingIds\": [\"" + first + "\", \"" + second + "\", \""
                + unknown + "\"], \"reason\": \"ill\"}");

        accepted.then().statusCode(202).body("total", equalTo(3));
        String path = accepted.header("Location");
        assertThat(path).isEqualTo("/v1/operations/" + accepted.path("id"));
        JsonPath done = await(path);
        assertThat(done.getList("results.ok")).containsExactly(true, false, false);
        assertThat(done.getList("results.bookingId")).containsExactly(first, second, unknown.toString());
        assertThat(done.getInt("succeeded")).isEqualTo(1);
        assertThat(done.getInt("failed")).isEqualTo(2);
        assertThat(done.getString("results[0].status")).isEqualTo("cancelled");
        assertThat(done.getString("results[1].problem.type")).endsWith("/wrong-status");
        assertThat(done.getString("results[1].problem.currentStatus")).isEqualTo("cancelled");
        assertThat(done.getString("results[2].problem.type")).endsWith("/not-found");
        assertThat(Sql.list("select actor from booking_events where booking_id = ?", UUID.fromString(first)))
                .containsExactly(done.getString("actor"), done.getString("actor"))
                .allMatch(actor -> actor.startsWith("key:"));
        assertThat(Sql.one("select status_reason from bookings where id = ?", UUID.fromString(first)))
                .isEqualTo("ill");
    }

    @Test
    void movesInTheOrderGiven() {
        String first = book(9, 0);
        String second = book(10, 0);

        JsonPath done = await(bulk("{\"action\": \"move\", \"items\": [" + move(second, at(15, 0)) + ", "
                        + move(first, at(10, 0)) + "," + move(UUID.randomUUID().toString(), at(12, 0)) + "]}")
                .header("Location"));

        assertThat(done.getList("results.status", String.class).subList(0, 2))
                .containsExactly("rescheduled", "rescheduled");
        assertThat(done.getString("results[1].startsAt")).isEqualTo(at(10, 0).toString());
        tenant.api()
                .get("/v1/bookings/" + first)
                .then()
                .body("startsAt", equalTo(at(10, 0).toString()));
        tenant.api()
                .get("/v1/bookings/" + second)
                .then()
                .body("startsAt", equalTo(at(15, 0).toString()));
    }

    @Test
    void moveThatIsNotPossibleLeavesItsBookingAlone() {
        String first = book(9, 0);
        book(10, 0);

        JsonPath done = await(bulk("{\"action\": \"move\", \"items\": [" + move(first, at(10, 0)) + "]}")
                .header("Location"));

        assertThat(done.getString("results[0].problem.type")).endsWith("/slot-taken");
        assertThat(done.getString("results[0].problem.reason")).isEqualTo("already_booked");
        tenant.api().get("/v1/bookings/" + first).then().body("version", equalTo(0));
    }

    @Test
    void filterFindsWhereTheHostIsOneOfSeveral() {
        UUID colleague = tenant.provider();
        UUID together = tenant.teamType(tenant.team("collective", colleague, provider), "");
        String shared = tenant.book(together, at(10, 0)).getString("id");
        String own = book(9, 0);

        for (UUID host : List.of(provider, colleague)) {
            JsonPath moved = await(bulk(filter(host, at(8, 0), at(15, 0))).header("Location"));
            assertThat(moved.getList("results.bookingId"))
                    .isEqualTo(host.equals(provider) ? List.of(own, shared) : List.of());
        }
    }

    @Test
    void filterMeansTheDayOfOneHost() {
        String early = book(9, 0);
        String late = book(15, 0);
        UUID colleague = tenant.provider();
        String others = tenant.book(tenant.eventType(colleague), at(9, 0)).getString("id");

        JsonPath done = await(bulk(filter(provider, at(8, 0), at(15, 0))).header("Location"));

        assertThat(done.getList("results.bookingId")).containsExactly(early);
        for (String kept : List.of(late, others)) {
            tenant.api().get("/v1/bookings/" + kept).then().body("status", equalTo("confirmed"));
        }
        bulk(filter(provider, at(16, 0), at(17, 0)))
                .then()
                .statusCode(202)
                .body("status", equalTo("completed"))
                .body("total", equalTo(0));
    }

    @Test
    void isStartedOncePerKey() {
        String booking = book(9, 0);
        String body = "{\"action\": \"cancel\", \"bookingIds\": [\"" + booking + "\"]}";

        String first = tenant.api()
                .header("Idempotency-Key", "k")
                .body(body)
                .post("/v1/bookings/bulk")
                .path("id");
        tenant.api()
                .header("Idempotency-Key", "k")
                .body(body)
                .post("/v1/bookings/bulk")
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(first));
        assertThat(await("/v1/operations/" + first).getInt("succeeded")).isEqualTo(1);
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        String id = UUID.randomUUID().toString();
        refused("{\"action\": \"cancel\"}", "/bookingIds");
        refused("{\"action\": \"cancel\", \"bookingIds\": []}", "/bookingIds");
        refused("{\"action\": \"cancel\", \"bookingIds\": [\"" + id + "\", \"" + id + "\"]}", "/bookingIds/1");
        refused(
                "{\"action\": \"cancel\", \"bookingIds\": [\"" + id + "\"], \"items\": [" + move(id, at(9, 0)) + "]}",
                "/items");
        refused("{\"action\": \"move\", \"bookingIds\": [\"" + id + "\"]}", "/items");
        refused("{\"action\": \"move\", \"items\": [" + move(id, at(9, 0)) + "], \"reason\": \"x\"}", "/reason");
        refused(filter(provider, at(9, 0), at(9, 0)), "/filter/to");
        String many = java.util.stream.Stream.generate(() -> "\"" + UUID.randomUUID() + "\"")
                .limit(501)
                .collect(Collectors.joining(","));
        refused("{\"action\": \"cancel\", \"bookingIds\": [" + many + "]}", "/bookingIds");
        bulk("{\"action\": \"delete\", \"bookingIds\": [\"" + id + "\"]}")
                .then()
                .statusCode(400);
    }

    @Test
    void isForThoseWhoMayChangeBookingsAndOfTheirOrganization() {
        String reader = tenant.key(ApiKeySecret.Kind.SECRET, Set.of(Permission.BOOKINGS_READ));
        String body = "{\"action\": \"cancel\", \"bookingIds\": [\"" + book(9, 0) + "\"]}";
        Tenant.as(reader).body(body).post("/v1/bookings/bulk").then().statusCode(403);
        String path = bulk(body).header("Location");

        Tenant.as(reader).get(path).then().statusCode(200);
        Tenant.create().api().get(path).then().statusCode(404);
    }

    /** As after kill -9: the timer is handed out again, to several replicas at once, and connections break. */
    @Test
    void noItemIsDoneTwiceOrLostWhateverInterrupts() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            ids.add(booked(Instant.parse("2031-01-01T08:00:00Z").plus(Duration.ofHours(i))));
        }
        String path = bulk("{\"action\": \"cancel\", \"bookingIds\": ["
                        + ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",")) + "]}")
                .header("Location");

        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(40))
                .until(() -> {
                    Sql.run("update timers set due_at = now(), leased_until = null where kind = 'bulk-operation'");
                    Sql.run("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'booking_service'"
                            + " and state = 'idle in transaction' and query ilike '%operations%'");
                    return tenant.api().get(path).path("status").equals("completed");
                });

        tenant.api()
                .get(path)
                .then()
                .body("done", equalTo(120))
                .body("succeeded", equalTo(120))
                .body("results.bookingId", equalTo(ids));
        assertThat(Sql.list(
                        "select count(*) from booking_events e join bookings b on b.id = e.booking_id"
                                + " where b.provider_id = ? and e.type = 'booking.cancelled' group by e.booking_id",
                        provider))
                .hasSize(120)
                .allMatch("1"::equals);
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Sql.one("select count(*) from timers where kind = 'bulk-operation'")
                                .equals("0")
                        && tenant.api().get("/v1/bookings").statusCode() == 200);
    }

    /** Past the service, which would refuse so far a future. */
    private String booked(Instant start) {
        return Sql.one(
                "insert into bookings (organization_id, event_type_id, provider_id, starts_at, ends_at, status,"
                        + " customer_name, customer_email) values (?, ?, ?, ?, ?, 'confirmed', 'Ada', 'ada@example.org')"
                        + " returning id",
                tenant.id(),
                type,
                provider,
                java.sql.Timestamp.from(start),
                java.sql.Timestamp.from(start.plus(Duration.ofMinutes(30))));
    }

    private String book(int hour, int minute) {
        return tenant.book(type, at(hour, minute)).getString("id");
    }

    private Response bulk(String body) {
        return tenant.api().body(body).post("/v1/bookings/bulk");
    }

    private void refused(String body, String pointer) {
        bulk(body)
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-request"))
                .body("errors.pointer", hasItems(pointer));
    }

    private static String move(String booking, Instant start) {
        return "{\"bookingId\": \"" + booking + "\", \"start\": \"" + start + "\"}";
    }

    private static String filter(UUID provider, Instant from, Instant to) {
        return "{\"action\": \"cancel\", \"filter\": {\"providerId\": \"" + provider + "\", \"from\": \"" + from
                + "\", \"to\": \"" + to + "\"}}";
    }

    private JsonPath await(String path) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> tenant.api().get(path).path("status").equals("completed"));
        return tenant.api().get(path).jsonPath();
    }
}
