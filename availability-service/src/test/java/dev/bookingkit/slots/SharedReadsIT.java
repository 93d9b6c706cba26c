package dev.bookingkit.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.testing.Statements;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is asked at the same time is read together. */
@QuarkusTest
class SharedReadsIT {

    private static final String WINDOW = "&start=2026-03-02&end=2026-03-16&timeZone=Europe/Berlin";
    private static final int ROUNDS = 8;

    private final HttpClient http = HttpClient.newHttpClient();

    @TestHTTPResource
    URI service;

    /** A question and who asks it. */
    private record Asking(Tenant tenant, String query) {}

    private record Answer(int status, String body) {

        /** Without what is this request's own. */
        private static Answer of(HttpResponse<String> response) {
            return new Answer(response.statusCode(), response.body().replaceAll("\"traceId\":\"[^\"]*\"", ""));
        }
    }

    @Test
    void eachGetsWhatItGetsAlone() {
        List<Asking> all = new ArrayList<>();
        for (Tenant tenant : List.of(Tenant.create(), Tenant.create())) {
            of(tenant).forEach(query -> all.add(new Asking(tenant, query)));
        }
        List<Answer> alone = all.stream().map(it -> answer(it).join()).toList();
        assertThat(alone).extracting(Answer::status).contains(200, 400, 404);
        assertThat(alone)
                .extracting(Answer::body)
                .filteredOn(it -> it.contains("providerIds"))
                .hasSizeGreaterThan(20);

        for (int round = 0; round < ROUNDS; round++) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                order.add(i);
            }
            Collections.shuffle(order);
            List<CompletableFuture<Answer>> together =
                    order.stream().map(i -> answer(all.get(i))).toList();
            for (int i = 0; i < order.size(); i++) {
                assertThat(together.get(i).join())
                        .as(all.get(order.get(i)).query())
                        .isEqualTo(alone.get(order.get(i)));
            }
        }
    }

    @Test
    void manyTakeFewTransactions() {
        Tenant tenant = Tenant.create();
        List<Asking> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Asking asking = new Asking(tenant, "?eventTypeId=" + tenant.eventType(30, provider(tenant)) + WINDOW);
            all.addAll(List.of(asking, asking, asking));
        }
        all.forEach(it -> answer(it).join());

        List<String> statements = Statements.during(() -> all.stream()
                .map(this::answer)
                .toList()
                .forEach(it -> assertThat(it.join().status()).isEqualTo(200)));

        assertThat(statements).filteredOn("BEGIN"::equals).hasSizeBetween(1, all.size() / 2);
    }

    @Test
    void whoWasReadTogetherIsAskedAloneWhereThatFails() throws SQLException {
        Tenant tenant = Tenant.create();
        List<Asking> all =
                of(tenant).stream().map(query -> new Asking(tenant, query)).toList();
        List<Answer> alone = all.stream().map(it -> answer(it).join()).toList();

        List<CompletableFuture<Answer>> together;
        try (Connection locking = SharedStack.get().postgres().connect();
                Statement lock = locking.createStatement()) {
            locking.setAutoCommit(false);
            lock.execute("lock table event_types");
            together = all.stream().map(this::answer).toList();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> Tenant.number("select count(pg_cancel_backend(pid)) from pg_stat_activity where"
                                    + " usename = 'availability_service' and wait_event_type = 'Lock'")
                            > 0);
        }

        for (int i = 0; i < all.size(); i++) {
            assertThat(together.get(i).join()).as(all.get(i).query()).isEqualTo(alone.get(i));
        }
    }

    /** Alone and in a team, here and away, there and not. */
    private static List<String> of(Tenant tenant) {
        List<String> queries = new ArrayList<>();
        UUID anyones = tenant.eventType(45, null);
        for (int i = 0; i < 10; i++) {
            UUID provider = provider(tenant);
            UUID own = tenant.eventType(15 * (1 + i % 4), provider);
            Tenant.sql(
                    "update event_types set buffer_before_minutes = ?, booking_limits = cast(? as jsonb) where id = ?",
                    5 * (i % 3),
                    i % 2 == 0 ? "{}" : "{\"maxPerDay\": 2}",
                    own);
            tenant.booking(
                    own, provider, "2026-03-0" + (2 + i % 7) + "T10:00:00Z", "2026-03-0" + (2 + i % 7) + "T10:30:00Z");
            queries.add("?eventTypeId=" + own + WINDOW);
            queries.add("?eventTypeId=" + anyones + "&providerId=" + provider + WINDOW);
            queries.add(
                    "?eventTypeId=" + own + "&start=2026-03-03&end=2026-03-0" + (4 + i % 5) + "&timeZone=Asia/Tokyo");
        }
        UUID away = provider(tenant);
        Tenant.sql(
                "insert into out_of_office (organization_id, provider_id, start_date, end_date, redirect_to_provider_id)"
                        + " values (?, ?, '2026-03-04', '2026-03-06', ?)",
                tenant.id(),
                away,
                provider(tenant));
        queries.add("?eventTypeId=" + anyones + "&providerId=" + away + WINDOW);
        UUID inactive = provider(tenant);
        Tenant.sql("update providers set is_active = false where id = ?", inactive);
        queries.add("?eventTypeId=" + anyones + "&providerId=" + inactive + WINDOW);
        queries.add("?eventTypeId=" + anyones + "&providerId=" + UUID.randomUUID() + WINDOW);
        queries.add("?eventTypeId=" + UUID.randomUUID() + WINDOW);
        queries.add("?eventTypeId=" + anyones + WINDOW);
        queries.add("?eventTypeId=" + tenant.eventType(30, away) + "&providerId=" + inactive + WINDOW);
        queries.add("?eventTypeId=" + anyones + "&teamId=" + team(tenant, anyones, away, inactive) + WINDOW);
        return queries;
    }

    private static String team(Tenant tenant, UUID eventType, UUID... members) {
        String team = tenant.post("/v1/teams", Map.of("name", "T", "slug", "t", "assignmentStrategy", "round_robin"))
                .path("id");
        tenant.post("/v1/teams/" + team + "/event-types", Map.of("eventTypeId", eventType));
        for (UUID member : members) {
            Tenant.sql(
                    "insert into team_members (organization_id, team_id, provider_id) values (?, cast(? as uuid), ?)",
                    tenant.id(),
                    team,
                    member);
        }
        return team;
    }

    private static UUID provider(Tenant tenant) {
        UUID provider = tenant.storedProvider("Europe/Berlin");
        Tenant.sql(
                "insert into availability_rules (organization_id, provider_id, rrule, start_time, end_time, time_zone)"
                        + " values (?, ?, 'FREQ=DAILY', '09:00', '12:00', 'Europe/Berlin')",
                tenant.id(),
                provider);
        return provider;
    }

    private CompletableFuture<Answer> answer(Asking asking) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/v1/slots" + asking.query()))
                .header("Authorization", "Bearer " + asking.tenant().key())
                .header("Cache-Control", "no-cache")
                .timeout(Duration.ofSeconds(30))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(Answer::of);
    }
}
