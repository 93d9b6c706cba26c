package dev.bookingkit.seat;

import static dev.bookingkit.testing.Sessions.attendees;
import static dev.bookingkit.testing.Sessions.join;
import static dev.bookingkit.testing.Sessions.taken;
import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.bookingkit.rush.Wish;
import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.testing.Sessions;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SeatRaceIT {

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();

    @AfterEach
    void nothingDeadlocked() {
        assertThat(SharedStack.get().postgres().serverLog()).doesNotContain("deadlock detected", "40P01");
    }

    @Test
    void ofManyClientsOneGetsTheLastSeat() throws Exception {
        UUID type = tenant.eventType(provider, ", \"maxSeats\": 2");
        String session = tenant.book(type, at(9, 0)).getString("id");

        List<Integer> statuses = race(IntStream.range(0, 32)
                .<Callable<Integer>>mapToObj(i -> () -> i % 2 == 0
                        ? join(tenant, session, "c" + i, "").statusCode()
                        : tenant.api()
                                .body(order(type, at(9, 0)))
                                .post("/v1/bookings")
                                .statusCode())
                .toList());

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        Sessions.assertAgree(session);
    }

    @Test
    void manyClientsSellExactlyTheSeatsThatThereAre() throws Exception {
        UUID type = tenant.eventType(provider, ", \"maxSeats\": 100");
        String session = tenant.book(type, at(9, 0)).getString("id");

        List<Integer> statuses = race(IntStream.range(0, 64)
                        .<Callable<List<Integer>>>mapToObj(client -> () -> IntStream.range(0, 4)
                                .mapToObj(i -> join(tenant, session, "c" + client + "." + i, "")
                                        .statusCode())
                                .toList())
                        .toList())
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(99);
        assertThat(taken(session)).isEqualTo(100);
        Sessions.assertAgree(session);
        assertThat(Sql.one(
                        "select count(*) from booking_events where booking_id = ? and type = 'seat.reserved'",
                        UUID.fromString(session)))
                .isEqualTo("100");
    }

    @Test
    void whoeverOpensItOthersJoin() throws Exception {
        UUID type = tenant.eventType(provider, ", \"maxSeats\": 5");

        List<Response> answers = race(IntStream.range(0, 16)
                .<Callable<Response>>mapToObj(i ->
                        () -> tenant.api().body(order(type, at(9, 0))).post("/v1/bookings"))
                .toList());

        assertThat(answers).extracting(Response::statusCode).containsOnly(201, 409);
        List<String> sessions = answers.stream()
                .filter(answer -> answer.statusCode() == 201)
                .map(answer -> answer.<String>path("id"))
                .toList();
        assertThat(sessions).hasSize(5).containsOnly(sessions.getFirst());
        Sessions.assertAgree(sessions.getFirst());
    }

    @Test
    void leavingAndJoiningNeverSellASeatTwice() throws Exception {
        UUID type = tenant.eventType(provider, ", \"maxSeats\": 4");
        String session = tenant.book(type, at(9, 0)).getString("id");
        List<UUID> seats = IntStream.range(0, 3)
                .mapToObj(i -> Sessions.seat(tenant, session, "s" + i))
                .toList();
        List<Callable<Integer>> clients = new ArrayList<>();
        seats.forEach(seat -> clients.add(() -> tenant.api()
                .delete("/v1/bookings/" + session + "/seats/" + seat)
                .statusCode()));
        IntStream.range(0, 20)
                .forEach(i -> clients.add(() -> join(tenant, session, "w" + i, i % 2 == 0 ? ", \"waitlist\": true" : "")
                        .statusCode()));

        List<Integer> statuses = race(clients);

        assertThat(statuses).containsOnly(201, 204, 409);
        assertThat(statuses).filteredOn(status -> status == 204).hasSize(3);
        assertThat(taken(session)).isEqualTo(4);
        Sessions.assertAgree(session);
    }

    @Test
    void lastOneLeavingAndSomeoneJoiningAgreeOnWhetherTheSessionIs() throws Exception {
        UUID type = tenant.eventType(provider, ", \"maxSeats\": 4");
        for (int round = 0; round < 8; round++) {
            var opened = tenant.book(type, at(9 + round, 0));
            String session = opened.getString("id");

            List<Integer> statuses = race(List.of(
                    () -> tenant.api()
                            .delete("/v1/bookings/" + session + "/seats/" + opened.getString("seatId"))
                            .statusCode(),
                    () -> join(tenant, session, "bob", "").statusCode()));

            String status = Sql.one("select status from bookings where id = ?", UUID.fromString(session));
            assertThat(statuses.get(0)).isEqualTo(204);
            assertThat(status + " " + statuses.get(1)).isIn("confirmed 201", "cancelled 409");
            Sessions.assertAgree(session);
        }
    }

    @Test
    void whoseSessionIsCalledOffMeanwhileOpensAnother() throws Exception {
        UUID type = tenant.eventType(provider, ", \"maxSeats\": 2");
        String session = tenant.book(type, at(9, 0)).getString("id");

        Response guest = bookedWhile(
                "update bookings set status = 'cancelled' where id = '" + session + "'", order(type, at(9, 0)));

        guest.then().statusCode(201).body("id", not(session)).body("status", equalTo("confirmed"));
    }

    @Test
    void nobodyWaitsForASessionThatIsMovedAwayMeanwhile() throws Exception {
        UUID type = tenant.eventType(provider, ", \"maxSeats\": 2");
        String session = tenant.book(type, at(9, 0), ", \"seats\": 2").getString("id");

        Response guest = bookedWhile(
                "update bookings set starts_at = starts_at + interval '2 hours', ends_at = ends_at + interval '2 hours'"
                        + " where id = '" + session + "'",
                order(type, at(9, 0), ", \"waitlist\": true"));

        guest.then()
                .statusCode(201)
                .body("id", not(session))
                .body("status", equalTo("confirmed"))
                .body("startsAt", equalTo(at(9, 0).toString()));
    }

    @Test
    void ofATeamAColleagueOpensAnotherWhenTheLastSeatGoesMeanwhile() throws Exception {
        UUID colleague = tenant.provider();
        UUID type = tenant.teamType(tenant.team("round_robin", provider, colleague), ", \"maxSeats\": 2");
        var session = tenant.book(type, at(9, 0));

        Response guest = bookedWhile(
                "insert into seat_attendees (organization_id, booking_id, name, email)" + " values ('" + tenant.id()
                        + "', '" + session.getString("id") + "', 'Bob', 'bob@example.org')",
                order(type, at(9, 0), ", \"waitlist\": true"));

        guest.then()
                .statusCode(201)
                .body("status", equalTo("confirmed"))
                .body("providerId", not(session.getString("providerId")));
    }

    /** Placed while somebody else's change of the session's row is not committed yet, and has to be waited for. */
    private Response bookedWhile(String change, String order) throws Exception {
        try (var clients = Executors.newSingleThreadExecutor();
                Connection other = Sql.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(change);
            Future<Response> answer =
                    clients.submit(() -> tenant.api().body(order).post("/v1/bookings"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> !Sql.one("select count(*) from pg_locks where not granted")
                            .equals("0"));
            other.commit();
            return answer.get();
        }
    }

    @Test
    void anOfferIsEitherTakenOrGone() throws Exception {
        UUID type = tenant.eventType(provider, ", \"maxSeats\": 2");
        for (int round = 0; round < 6; round++) {
            var opened = tenant.book(type, at(9 + round, 0), ", \"seats\": 2");
            String session = opened.getString("id");
            Response bob = Sessions.wait(tenant, session, "bob", 2);
            Sessions.wait(tenant, session, "cleo", 2);
            tenant.api()
                    .delete("/v1/bookings/" + session + "/seats/" + opened.getString("seatId"))
                    .then()
                    .statusCode(204);
            String token = Sessions.token(bob);
            UUID seat = UUID.fromString(bob.path("id"));

            List<Integer> statuses = race(List.of(
                    () -> RestAssured.post("/v1/manage/" + token + "/accept").statusCode(), () -> {
                        Sql.run(
                                "update seat_attendees set offer_expires_at = clock_timestamp() where id = ? and status = 'waitlisted'",
                                seat);
                        Sql.run("update timers set due_at = now() where subject_id = ?", seat);
                        return 0;
                    }));
            boolean took = statuses.getFirst() == 200;
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> attendees(session).contains(took ? "bob confirmed" : "cleo waitlisted*"));

            assertThat(statuses.getFirst()).isIn(200, 410);
            assertThat(attendees(session))
                    .containsExactly(
                            "Ada L. cancelled",
                            took ? "bob confirmed" : "bob cancelled",
                            took ? "cleo waitlisted" : "cleo waitlisted*");
            assertThat(taken(session)).isEqualTo(2);
            Sessions.assertAgree(session);
        }
    }

    @Test
    void theQueueForASessionHoldsNoConnections() throws Exception {
        UUID type = tenant.eventType(provider, ", \"maxSeats\": 100");
        String session = tenant.book(type, at(9, 0)).getString("id");
        String other = tenant.book(type, at(11, 0)).getString("id");

        try (Connection connection = Sql.connect();
                Statement statement = connection.createStatement();
                var guests = Executors.newFixedThreadPool(32)) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from bookings where id = '" + session + "' for update");
            List<Future<Integer>> joining = IntStream.range(0, 32)
                    .mapToObj(i -> guests.submit(
                            () -> join(tenant, session, "c" + i, "").statusCode()))
                    .toList();
            Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> waitingForTheRow() >= Wish.FOR_A_SESSION);

            tenant.api().get("/v1/bookings/" + other).then().statusCode(200);

            assertThat(waitingForTheRow()).isEqualTo(Wish.FOR_A_SESSION);
            connection.rollback();
            for (Future<Integer> joined : joining) {
                assertThat(joined.get()).isEqualTo(201);
            }
        }
        Sessions.assertAgree(session);
    }

    private static int waitingForTheRow() {
        return Integer.parseInt(Sql.one("select count(*) from pg_stat_activity where datname = current_database()"
                + " and wait_event_type = 'Lock' and query like 'insert into seat_attendees%'"));
    }

    private static <T> List<T> race(List<Callable<T>> clients) throws Exception {
        try (var threads = Executors.newFixedThreadPool(clients.size())) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(clients)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
