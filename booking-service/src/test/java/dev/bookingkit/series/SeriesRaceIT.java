package dev.bookingkit.series;

import static dev.bookingkit.series.SeriesCalls.FAR;
import static dev.bookingkit.series.SeriesCalls.bookings;
import static dev.bookingkit.series.SeriesCalls.place;
import static dev.bookingkit.series.SeriesCalls.placed;
import static dev.bookingkit.series.SeriesCalls.post;
import static dev.bookingkit.series.SeriesCalls.reschedule;
import static dev.bookingkit.series.SeriesCalls.week;
import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SeriesRaceIT {

    private static final String SKIP = ", \"onConflict\": \"skip\"";

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();
    private UUID type;

    @BeforeEach
    void offer() {
        type = tenant.eventType(provider, FAR);
    }

    @Test
    void aSingleBookingOrTheWholeSeriesWins() throws Exception {
        for (int round = 0; round < 12; round++) {
            Instant start = at(8 + round, 0);

            List<Response> answers =
                    race(List.of(() -> place(tenant, type, provider, start, 4, ""), () -> single(week(start, 2))));

            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
            assertThat(active(start, 4)).isEqualTo(answers.getFirst().statusCode() == 201 ? 4 : 1);
        }
    }

    @Test
    void aSeriesThatSkipsLeavesOutExactlyWhatWasTaken() throws Exception {
        for (int round = 0; round < 12; round++) {
            Instant start = at(8 + round, 0);

            List<Response> answers =
                    race(List.of(() -> place(tenant, type, provider, start, 4, SKIP), () -> single(week(start, 2))));

            assertThat(answers.getFirst().statusCode()).isEqualTo(201);
            boolean singleWon = answers.getLast().statusCode() == 201;
            assertThat(answers.getLast().statusCode()).isIn(201, 409);
            List<String> reasons = answers.getFirst().path("occurrences.reason");
            assertThat(reasons).containsExactly(null, null, singleWon ? "already_booked" : null, null);
            assertThat(active(start, 4)).isEqualTo(4);
        }
    }

    @Test
    void ofManySeriesOverOneSlotOneWins() throws Exception {
        Instant start = at(9, 0);

        List<Response> answers = race(IntStream.range(0, 8)
                .<Callable<Response>>mapToObj(i -> () -> place(tenant, type, provider, week(start, i), 8, ""))
                .toList());

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
        assertThat(active(start, 15)).isEqualTo(8);
    }

    @Test
    void twoSeriesThatSkipShareTheTimeBetweenThem() throws Exception {
        for (int round = 0; round < 6; round++) {
            Instant start = at(8 + round, 0);

            List<Response> answers = race(List.of(
                    () -> place(tenant, type, provider, start, 4, SKIP),
                    () -> place(tenant, type, provider, week(start, 2), 4, SKIP)));

            assertThat(answers).extracting(Response::statusCode).containsOnly(201);
            assertThat(active(start, 6)).isEqualTo(6);
        }
    }

    @Test
    void crossingMovesOfTwoSeriesLeaveBothWhole() throws Exception {
        String early = placed(tenant, type, provider, at(9, 0), 4).getString("id");
        String late = placed(tenant, type, provider, at(10, 0), 4).getString("id");
        for (int round = 0; round < 6; round++) {
            List<Response> answers = race(List.of(
                    () -> reschedule(tenant, early, at(9, 0), at(10, 0)),
                    () -> reschedule(tenant, late, at(10, 0), at(9, 0))));

            assertThat(answers).extracting(Response::statusCode).containsOnly(409);
        }
        assertThat(bookings(early)).allMatch(it -> it.endsWith("T09:00:00Z confirmed"));
        assertThat(bookings(late)).allMatch(it -> it.endsWith("T10:00:00Z confirmed"));
    }

    @Test
    void changesOfOneSeriesAndItsBookingsAtOnceNeverFail() throws Exception {
        for (int round = 0; round < 4; round++) {
            Instant start = at(9, 0);
            UUID host = tenant.provider();
            JsonPath series = placed(tenant, tenant.eventType(host, FAR), host, start, 6);
            String id = series.getString("id");
            List<Callable<Response>> clients = new ArrayList<>();
            clients.add(() -> post(tenant, id, "cancel", "{\"from\": \"" + week(start, 4) + "\"}"));
            clients.add(() -> reschedule(tenant, id, start, start.plusSeconds(1_800)));
            clients.add(
                    () -> reschedule(tenant, id, week(start, 1), week(start, 1).plusSeconds(3_600)));
            clients.add(() -> tenant.post(series.get("occurrences[3].bookingId"), "cancel", "{}"));
            clients.add(() -> tenant.post(
                    series.get("occurrences[2].bookingId"),
                    "reschedule",
                    "{\"start\": \"" + week(start, 2).plusSeconds(5_400) + "\"}"));

            List<Response> answers = race(clients);

            assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 400, 409);
            assertThat(answers.getFirst().statusCode()).isEqualTo(200);
        }
    }

    private Response single(Instant start) {
        return tenant.api().body(order(type, start)).post("/v1/bookings");
    }

    /** Bookings at the start and in the weeks after it. */
    private int active(Instant start, int weeks) {
        String starts = IntStream.range(0, weeks)
                .mapToObj(i -> week(start, i).toString())
                .collect(Collectors.joining(","));
        return Integer.parseInt(Sql.one(
                "select count(*) from bookings where organization_id = ? and is_active(status)"
                        + " and starts_at = any (string_to_array(?, ',')::timestamptz[])",
                tenant.id(),
                starts));
    }

    private static List<Response> race(List<Callable<Response>> clients) throws Exception {
        try (var threads = Executors.newFixedThreadPool(clients.size())) {
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : threads.invokeAll(clients)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    /** By a self-join that no index of the constraint can serve. */
    @AfterEach
    void nothingOverlapsOrDeadlocked() {
        assertThat(Sql.one(
                        "select count(*) from bookings a join bookings b on a.id < b.id and a.provider_id = b.provider_id"
                                + " where a.organization_id = ? and a.status::text not in ('cancelled', 'rejected')"
                                + " and b.status::text not in ('cancelled', 'rejected')"
                                + " and a.starts_at < b.ends_at and b.starts_at < a.ends_at",
                        tenant.id()))
                .isEqualTo("0");
        assertThat(SharedStack.get().postgres().serverLog()).doesNotContain("deadlock detected", "40P01");
    }
}
