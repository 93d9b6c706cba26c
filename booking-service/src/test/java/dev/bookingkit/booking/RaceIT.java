package dev.bookingkit.booking;

import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RaceIT {

    private final Tenant tenant = Tenant.create();

    @Test
    void ofManyClientsOnOneSlotOneGetsIt() throws Exception {
        UUID type = tenant.eventType(tenant.provider(), ", \"bufferAfterMinutes\": 15");
        for (int round = 0; round < 3; round++) {
            Instant start = at(9 + round, 0);

            List<Integer> statuses = race(IntStream.range(0, 64)
                    .<Callable<Integer>>mapToObj(client -> () -> place(type, start))
                    .toList());

            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        }
        assertNothingOverlapsOrDeadlocked();
    }

    @Test
    void crossingMovesOfOneProviderLeaveBothInPlace() throws Exception {
        UUID type = tenant.eventType(tenant.provider());
        String first = tenant.book(type, at(9, 0)).getString("id");
        String second = tenant.book(type, at(10, 0)).getString("id");
        for (int round = 0; round < 10; round++) {
            assertThat(race(List.of(() -> move(first, at(10, 0), null), () -> move(second, at(9, 0), null))))
                    .containsOnly(409);
        }
        assertNothingOverlapsOrDeadlocked();
    }

    @Test
    void crossingMovesBetweenTwoProvidersBothSucceed() throws Exception {
        UUID type = UUID.fromString(tenant.api()
                .body("{\"title\": \"Any\", \"slug\": \"any\", \"durationMinutes\": 30}")
                .post("/v1/event-types")
                .path("id"));
        UUID one = tenant.provider();
        UUID other = tenant.provider();
        for (int round = 0; round < 8; round++) {
            String first = tenant.book(type, at(9 + round, 0), with(one)).getString("id");
            String second = tenant.book(type, at(9 + round, 0), with(other)).getString("id");
            Instant target = at(9 + round, 30);

            assertThat(race(List.of(() -> move(first, target, other), () -> move(second, target, one))))
                    .containsOnly(200);
        }
        assertNothingOverlapsOrDeadlocked();
    }

    @Test
    void placingAndMovingOntoOneSlotLeavesOne() throws Exception {
        UUID type = tenant.eventType(tenant.provider());
        List<String> bookings = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            bookings.add(tenant.book(type, at(9, 0).plusSeconds(1_800L * i)).getString("id"));
        }
        List<Callable<Integer>> clients = new ArrayList<>();
        bookings.forEach(id -> clients.add(() -> move(id, at(19, 0), null)));
        IntStream.range(0, 8).forEach(i -> clients.add(() -> place(type, at(19, 0))));

        List<Integer> statuses = race(clients);

        assertThat(statuses).filteredOn(status -> status < 300).hasSize(1);
        assertThat(statuses).filteredOn(status -> status >= 300).containsOnly(409);
        assertNothingOverlapsOrDeadlocked();
    }

    @Test
    void moveThatWaitedForAReassignmentDoesNotUndoIt() throws Exception {
        UUID type = UUID.fromString(tenant.api()
                .body("{\"title\": \"Any\", \"slug\": \"any\", \"durationMinutes\": 30}")
                .post("/v1/event-types")
                .path("id"));
        UUID ann = tenant.provider();
        UUID bob = tenant.provider();
        String id = tenant.book(type, at(9, 0), with(ann)).getString("id");

        try (var clients = Executors.newFixedThreadPool(2)) {
            Future<Integer> reassigned;
            Future<Integer> moved;
            try (var locking = Sql.connect();
                    var locks = locking.createStatement()) {
                locking.setAutoCommit(false);
                locks.execute("select claim_locks(array['" + ann + "']::uuid[])");
                reassigned = clients.submit(() -> tenant.post(id, "reassign", "{\"providerId\": \"" + bob + "\"}")
                        .statusCode());
                awaitQueued(1);
                moved = clients.submit(() -> move(id, at(11, 0), null));
                awaitQueued(2);
            }

            assertThat(reassigned.get()).isEqualTo(200);
            assertThat(moved.get()).isEqualTo(200);
        }
        tenant.api()
                .get("/v1/bookings/" + id)
                .then()
                .body("providerId", equalTo(bob.toString()))
                .body("startsAt", equalTo(at(11, 0).toString()));
    }

    private static void awaitQueued(int clients) {
        await().until(() -> Integer.parseInt(Sql.one("select count(*) from pg_stat_activity"
                        + " where usename = 'booking_service' and wait_event_type = 'Lock'"))
                == clients);
    }

    private static String with(UUID provider) {
        return ", \"providerId\": \"" + provider + "\"";
    }

    private int place(UUID type, Instant start) {
        return tenant.api().body(order(type, start)).post("/v1/bookings").statusCode();
    }

    private int move(String booking, Instant start, UUID provider) {
        String body = "{\"start\": \"" + start + "\"" + (provider == null ? "" : with(provider)) + "}";
        return tenant.post(booking, "reschedule", body).statusCode();
    }

    private static List<Integer> race(List<Callable<Integer>> clients) throws Exception {
        try (var threads = Executors.newFixedThreadPool(clients.size())) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(clients)) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }

    /** By a self-join that no index of the constraint can serve. */
    private void assertNothingOverlapsOrDeadlocked() {
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
