package dev.bookingkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Double booking is impossible in the database. */
class OverlapIT {

    private static final int CLIENTS = 32;

    private final Tenant tenant = Tenant.create();

    @Test
    void theConstraintsPredicateIsTheJavaDefinitionOfActive() {
        try (Session session = Session.admin()) {
            String constraint = session.one(
                    "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'bookings_no_overlap'");
            Matcher predicate = Pattern.compile(
                            "EXCLUDE USING gist \\(provider_id WITH =, tstzrange\\(starts_at, ends_at\\) WITH &&\\) WHERE (.*)")
                    .matcher(constraint);
            assertThat(predicate.matches()).as(constraint).isTrue();
            List<String> active = Arrays.stream(BookingStatus.values())
                    .filter(BookingStatus::isActive)
                    .map(BookingStatus::wireName)
                    .toList();

            String statuses = "SELECT status FROM unnest(enum_range(NULL::booking_status)) AS status WHERE ";
            assertThat(session.column(statuses + predicate.group(1))).containsExactlyElementsOf(active);
            assertThat(session.column(statuses + "is_active(status)")).containsExactlyElementsOf(active);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBookingTakesItsTimeExactlyWhileItIsActive(BookingStatus status) {
        try (Session session = tenant.session(Service.BOOKING)) {
            tenant.book(session, Tenant.NOON, Tenant.ONE, status.wireName(), 0, 0, null);

            assertThat(refusalOf(session, Tenant.HALF_PAST, Tenant.HALF_PAST_ONE))
                    .isEqualTo(status.isActive() ? "23P01" : "none");
            assertThat(refusalOf(session, Tenant.ONE, Tenant.HALF_PAST_ONE)).isEqualTo("none");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-09T12:00Z, 2026-03-09T12:00Z, 23514",
        "2026-03-09T12:00Z, 2026-03-09T11:00Z, 23514",
        "-infinity, 2026-03-09T12:00Z, 23514",
        "2026-03-09T12:00Z, infinity, 23514",
        "-infinity, infinity, 23514",
        ", 2026-03-09T12:00Z, 23502",
        "2026-03-09T12:00Z, , 23502",
    })
    void emptyInfiniteAndMissingTimesAreRefused(String startsAt, String endsAt, String sqlState) {
        try (Session session = tenant.session(Service.BOOKING)) {
            assertThat(refusalOf(session, startsAt, endsAt)).isEqualTo(sqlState);
        }
    }

    @Test
    void manyConnectionsOnOneSlotLeaveOneBookingAndNobodyStalls() throws Exception {
        Instant before = Instant.now();

        List<String> answers = race(client -> session -> tenant.book(session, Tenant.NOON, Tenant.HALF_PAST));

        assertOneWinner(answers, before);
        try (Session session = tenant.session(Service.BOOKING)) {
            assertThat(session.one("SELECT count(*) FROM bookings")).isEqualTo("1");
            assertThat(session.one("SELECT count(*) FROM booking_claims")).isEqualTo("1");
            assertThat(session.one("SELECT count(*) FROM booking_events")).isEqualTo("1");
            assertThat(session.one("SELECT count(*) FROM outbox")).isEqualTo("1");
        }
    }

    @Test
    void manyReschedulesToOneSlotLeaveOneThere() throws Exception {
        List<UUID> bookings = new ArrayList<>();
        try (Session session = tenant.session(Service.BOOKING)) {
            Instant start = Instant.parse("2026-04-01T00:00:00Z");
            for (int i = 0; i < CLIENTS; i++) {
                Instant own = start.plus(Duration.ofHours(i));
                bookings.add(tenant.book(
                        session, own.toString(), own.plusSeconds(1800).toString()));
            }
            session.commit();
        }
        Instant before = Instant.now();

        List<String> answers = race(client -> session -> session.execute(
                "UPDATE bookings SET starts_at = ?::timestamptz, ends_at = ?::timestamptz WHERE id = ?",
                Tenant.NOON,
                Tenant.HALF_PAST,
                bookings.get(client)));

        assertOneWinner(answers, before);
    }

    @Test
    void aCollectiveBookingAndASingleOneRaceWithoutDeadlock() throws Exception {
        UUID[] hosts = {tenant.provider(), tenant.colleague()};
        UUID[] reversed = {tenant.colleague(), tenant.provider()};
        Instant before = Instant.now();

        List<String> answers = race(client -> session -> tenant.book(
                session, Tenant.NOON, Tenant.HALF_PAST, "confirmed", 5, 5, client % 2 == 0 ? hosts : reversed));

        assertOneWinner(answers, before);
    }

    private static void assertOneWinner(List<String> answers, Instant before) {
        assertThat(answers.stream().filter("none"::equals)).hasSize(1);
        assertThat(answers.stream().filter("23P01"::equals)).hasSize(CLIENTS - 1);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    private interface Work {
        Object in(Session session);
    }

    /** Each client on its own connection, all at once; answers their SQLSTATEs. */
    private List<String> race(Function<Integer, Work> work) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(CLIENTS);
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Work own = work.apply(i);
                calls.add(() -> {
                    try (Session session = tenant.session(Service.BOOKING)) {
                        start.await(30, TimeUnit.SECONDS);
                        own.in(session);
                        session.commit();
                        return "none";
                    } catch (Session.Refused e) {
                        return e.sqlState();
                    }
                });
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : clients.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private String refusalOf(Session session, String startsAt, String endsAt) {
        session.execute("SAVEPOINT attempt");
        try {
            tenant.book(session, startsAt, endsAt);
            return "none";
        } catch (Session.Refused e) {
            return e.sqlState();
        } finally {
            session.execute("ROLLBACK TO SAVEPOINT attempt");
        }
    }
}
