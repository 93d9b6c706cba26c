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
import java.util.function.BiFunction;
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
    private static final int SLOTS = 10;

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

            String statuses = "SELECT status FROM (SELECT status, status::text AS status_key"
                    + " FROM unnest(enum_range(NULL::booking_status)) AS status) AS every WHERE ";
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
        raceForEachSlot((client, slot) ->
                session -> tenant.book(session, slot.toString(), end(slot).toString()));

        try (Session session = tenant.session(Service.BOOKING)) {
            for (String table : List.of("bookings", "booking_claims", "booking_events", "outbox")) {
                assertThat(session.one("SELECT count(*) FROM " + table))
                        .as(table)
                        .isEqualTo("" + SLOTS);
            }
        }
    }

    @Test
    void manyReschedulesToOneSlotLeaveOneThere() throws Exception {
        List<UUID> bookings = new ArrayList<>();
        try (Session session = tenant.session(Service.BOOKING)) {
            for (int i = 0; i < CLIENTS; i++) {
                Instant own = Instant.parse("2026-04-01T00:00:00Z").plus(Duration.ofHours(i));
                bookings.add(tenant.book(session, own.toString(), end(own).toString()));
            }
            session.commit();
        }

        raceForEachSlot((client, slot) -> session -> session.execute(
                "UPDATE bookings SET starts_at = ?::timestamptz, ends_at = ?::timestamptz WHERE id = ?",
                slot.toString(),
                end(slot).toString(),
                bookings.get(client)));
    }

    @Test
    void collectiveBookingsRaceWithoutDeadlockInWhateverOrderTheirHostsAreNamed() throws Exception {
        UUID[] hosts = {tenant.provider(), tenant.colleague()};
        UUID[] reversed = {tenant.colleague(), tenant.provider()};

        raceForEachSlot((client, slot) -> session -> tenant.book(
                session, slot.toString(), end(slot).toString(), "confirmed", 5, 5, client % 2 == 0 ? hosts : reversed));
    }

    private void raceForEachSlot(BiFunction<Integer, Instant, Work> work) throws Exception {
        Instant before = Instant.now();
        for (int i = 0; i < SLOTS; i++) {
            Instant slot = Instant.parse(Tenant.NOON).plus(Duration.ofHours(i));
            assertOneWinner(race(client -> work.apply(client, slot)));
        }
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(30));
    }

    private static Instant end(Instant slot) {
        return slot.plusSeconds(1800);
    }

    /** All others lose the slot (23P01): no deadlock (40P01), no timeout. */
    private static void assertOneWinner(List<String> answers) {
        assertThat(answers.stream().filter("none"::equals)).hasSize(1);
        assertThat(answers.stream().filter("23P01"::equals)).hasSize(CLIENTS - 1);
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
