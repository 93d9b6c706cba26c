package dev.bookingkit.booking;

import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.bookingkit.testing.Race;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
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

            List<Integer> statuses = Race.run(IntStream.range(0, 64)
                    .<Callable<Integer>>mapToObj(client -> () -> place(type, start))
                    .toList());

            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        }
        Race.assertNothingOverlapsOrDeadlocked(tenant);
    }

    @Test
    void aCrowdForOneSlotHoldsOneConnection() throws Exception {
        UUID provider = tenant.provider();
        UUID type = tenant.eventType(provider);
        String other = tenant.book(type, at(11, 0)).getString("id");

        try (var clients = Executors.newFixedThreadPool(32)) {
            List<Future<Integer>> crowd;
            try (var locking = Sql.connect();
                    var locks = locking.createStatement()) {
                locking.setAutoCommit(false);
                locks.execute("select claim_locks(array['" + provider + "']::uuid[])");
                crowd = IntStream.range(0, 32)
                        .mapToObj(i -> clients.submit(() -> place(type, at(9, 0))))
                        .toList();
                await().during(Duration.ofMillis(500)).until(() -> Race.queued() == 1);

                tenant.api().get("/v1/bookings/" + other).then().statusCode(200);
                assertThat(crowd).noneMatch(Future::isDone);
            }

            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : crowd) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        }
        Race.assertNothingOverlapsOrDeadlocked(tenant);
    }

    /** The crowd is told together that the slot is gone; who has it already is not. */
    @Test
    void whoRepeatsTheirRequestAmidACrowdIsAnsweredAsBefore() throws Exception {
        UUID type = tenant.eventType(tenant.provider());
        Callable<Response> mine = () -> tenant.api()
                .header("Idempotency-Key", type)
                .body(order(type, at(9, 0)))
                .post("/v1/bookings");
        String id = mine.call().then().statusCode(201).extract().path("id");

        try (var clients = Executors.newFixedThreadPool(9)) {
            List<Future<Integer>> crowd;
            Future<Response> again;
            try (var locking = Sql.connect();
                    var locks = locking.createStatement()) {
                locking.setAutoCommit(false);
                locks.execute("lock table event_types in access exclusive mode");
                crowd = IntStream.range(0, 8)
                        .mapToObj(i -> clients.submit(() -> place(type, at(9, 0))))
                        .toList();
                await().until(() -> Race.queued() >= 1);
                again = clients.submit(mine);
                await().pollDelay(Duration.ofMillis(500)).until(() -> Race.queued() >= 1);
            }

            for (Future<Integer> answer : crowd) {
                assertThat(answer.get()).isEqualTo(409);
            }
            again.get()
                    .then()
                    .statusCode(201)
                    .header("Idempotent-Replayed", "true")
                    .body("id", equalTo(id));
        }
    }

    @Test
    void crossingMovesOfOneProviderLeaveBothInPlace() throws Exception {
        UUID type = tenant.eventType(tenant.provider());
        String first = tenant.book(type, at(9, 0)).getString("id");
        String second = tenant.book(type, at(10, 0)).getString("id");
        for (int round = 0; round < 10; round++) {
            assertThat(Race.run(List.of(() -> move(first, at(10, 0), null), () -> move(second, at(9, 0), null))))
                    .containsOnly(409);
        }
        Race.assertNothingOverlapsOrDeadlocked(tenant);
    }

    @Test
    void crossingMovesBetweenTwoProvidersBothSucceed() throws Exception {
        UUID type = tenant.anyonesType();
        UUID one = tenant.provider();
        UUID other = tenant.provider();
        for (int round = 0; round < 8; round++) {
            String first = tenant.book(type, at(9 + round, 0), with(one)).getString("id");
            String second = tenant.book(type, at(9 + round, 0), with(other)).getString("id");
            Instant target = at(9 + round, 30);

            assertThat(Race.run(List.of(() -> move(first, target, other), () -> move(second, target, one))))
                    .containsOnly(200);
        }
        Race.assertNothingOverlapsOrDeadlocked(tenant);
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

        List<Integer> statuses = Race.run(clients);

        assertThat(statuses).filteredOn(status -> status < 300).hasSize(1);
        assertThat(statuses).filteredOn(status -> status >= 300).containsOnly(409);
        Race.assertNothingOverlapsOrDeadlocked(tenant);
    }

    @Test
    void moveThatWaitedForAReassignmentDoesNotUndoIt() throws Exception {
        UUID type = tenant.anyonesType();
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
                Race.awaitQueued(1);
                moved = clients.submit(() -> move(id, at(11, 0), null));
                Race.awaitQueued(2);
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
}
