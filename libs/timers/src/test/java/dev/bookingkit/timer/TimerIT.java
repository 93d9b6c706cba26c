package dev.bookingkit.timer;

import static dev.bookingkit.timer.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.stack.Database;
import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.stack.quarkus.StackTestResource;
import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.timer.TimerHandler.Outcome;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackTestResource.class,
        initArgs = @ResourceArg(name = "role", value = "booking_service"),
        scope = TestResourceScope.GLOBAL)
class TimerIT {

    private static final UUID ORGANIZATION = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofSeconds(4);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final Database database = SharedStack.get().postgres();
    private final UUID subject = UUID.randomUUID();

    @Inject
    FirstKind first;

    @Inject
    SecondKind second;

    @Inject
    Timers timers;

    @Inject
    Transactions transactions;

    @Test
    void firesOnceWhenItIsDue() throws Exception {
        Instant due = Instant.now().plusMillis(500);
        plan("first", subject, due);

        until("no timer left", LONG, () -> planned() == 0);

        assertThat(first.fired(subject)).singleElement().satisfies(fired -> {
            assertThat(fired.timer().attempt()).isEqualTo(1);
            assertThat(fired.timer().organizationId()).isEqualTo(ORGANIZATION);
            assertThat(fired.timer().kind()).isEqualTo("first");
        });
        assertThat(Instant.now()).isAfterOrEqualTo(due);
    }

    @Test
    void firesEachOfManyOnce() throws Exception {
        List<UUID> subjects = Stream.generate(UUID::randomUUID).limit(200).toList();
        in(() -> planAll(subjects));

        until(
                "the last",
                LONG,
                () -> subjects.stream().noneMatch(it -> second.fired(it).isEmpty()));
        until("no timer left", LONG, () -> number("select count(*) from timers where kind = 'second'") == 0);

        assertThat(subjects).allSatisfy(it -> assertThat(second.fired(it)).hasSize(1));
    }

    @Test
    void aBacklogIsNotTakenAtOneLotALook() throws Exception {
        int lot = second.concurrency();
        List<UUID> subjects = Stream.generate(UUID::randomUUID).limit(50L * lot).toList();
        in(() -> planAll(subjects));

        until(
                "the last",
                LONG,
                () -> subjects.stream().noneMatch(it -> second.fired(it).isEmpty()));

        long[] times = subjects.stream()
                .mapToLong(it -> second.fired(it).getFirst().nanoTime())
                .sorted()
                .toArray();
        assertThat(IntStream.range(0, times.length - 3 * lot)
                        .mapToObj(i -> Duration.ofNanos(times[i + 3 * lot] - times[i])))
                .as("three lots within the time between two looks")
                .anyMatch(it -> it.compareTo(POLL_INTERVAL) < 0);
    }

    @Test
    void howMuchIsDueDoesNotMatterToALook() throws Exception {
        database.execute("insert into timers (service, kind, subject_id, due_at)"
                + " select 'booking_service', kind, gen_random_uuid(), now() - make_interval(secs => n)"
                + " from generate_series(1, 2000) n, unnest(array['nobody''s', 'another']) kind");
        database.execute("analyze timers");
        try (Connection connection = database.connectAs("booking_service")) {
            connection.setAutoCommit(false);
            connection.createStatement().execute(LeasedTimers.SETTINGS);
            String lease = LeasedTimers.LEASE
                    .replace("$1", "'nobody''s'")
                    .replace("$2", "1000")
                    .replace("$3", "16");
            List<String> plan = new ArrayList<>();
            try (ResultSet row = connection.createStatement().executeQuery("explain (analyze) " + lease)) {
                while (row.next()) {
                    plan.add(row.getString(1).strip());
                }
            }
            connection.rollback();

            assertThat(String.join("\n", plan))
                    .containsPattern("Index Scan using timers_due on timers .* rows=16\\.00 ");
        } finally {
            database.execute("delete from timers where kind in ('nobody''s', 'another')");
        }
    }

    @Test
    void firesAgainAfterAFailureWithGrowingPauses() throws Exception {
        first.on(
                subject,
                timer -> timer.attempt() < 3
                        ? Uni.createFrom().failure(new IllegalStateException("planned by the test"))
                        : RecordingHandler.done());
        plan("first", subject, Instant.now());

        until("no timer left", LONG, () -> planned() == 0);

        assertThat(first.fired(subject)).extracting(it -> it.timer().attempt()).containsExactly(1, 2, 3);
        assertThat(pause(0)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(pause(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aHandlerThatThrowsFailsLikeAnyOther() throws Exception {
        first.on(subject, timer -> {
            if (timer.attempt() == 1) {
                throw new IllegalStateException("planned by the test");
            }
            return RecordingHandler.done();
        });
        plan("first", subject, Instant.now());

        until("no timer left", LONG, () -> planned() == 0);

        assertThat(first.fired(subject)).hasSize(2);
    }

    @Test
    void firesAgainAtTheTimeItsHandlerNames() throws Exception {
        Instant second = Instant.now().plusSeconds(1);
        first.on(
                subject,
                timer -> timer.attempt() == 1
                        ? Uni.createFrom().item(new Outcome.Again(second))
                        : RecordingHandler.done());
        plan("first", subject, Instant.now());

        until("no timer left", LONG, () -> planned() == 0);

        assertThat(first.fired(subject)).hasSize(2);
        assertThat(Instant.now()).isAfter(second);
    }

    @Test
    void whoGoesOnHasFailedForTheFirstTimeEachTime() throws Exception {
        first.on(subject, timer -> switch (first.fired(subject).size()) {
            case 1, 2, 3, 4 -> Uni.createFrom().item(new Outcome.More());
            case 5 -> Uni.createFrom().failure(new IllegalStateException("planned by the test"));
            default -> RecordingHandler.done();
        });
        plan("first", subject, Instant.now());

        until("no timer left", LONG, () -> planned() == 0);

        assertThat(first.fired(subject)).extracting(it -> it.timer().attempt()).containsExactly(1, 1, 1, 1, 1, 2);
    }

    @Test
    void firesAgainWhenTheLeaseOfAReplicaThatDiedIsOver() throws Exception {
        // as a replica leaves it that took the timer and was killed
        database.execute("insert into timers (service, kind, subject_id, due_at, attempts, leased_until) values"
                + " ('booking_service', 'first', '" + subject + "', now() - interval '1 second', 1,"
                + " now() + interval '2 seconds')");
        long planned = System.nanoTime();

        until("no timer left", LONG, () -> planned() == 0);

        assertThat(first.fired(subject)).singleElement().satisfies(fired -> {
            assertThat(fired.timer().attempt()).isEqualTo(2);
            assertThat(Duration.ofNanos(fired.nanoTime() - planned)).isGreaterThan(Duration.ofMillis(1_500));
        });
    }

    @Test
    void isNotLostWhenItIsPlannedAgainWhileItRuns() throws Exception {
        first.on(
                subject,
                timer -> first.fired(subject).size() > 1
                        ? RecordingHandler.done()
                        : transactions
                                .forOrganization(
                                        ORGANIZATION,
                                        "system:test",
                                        () -> timers.plan(
                                                "first", subject, Instant.now().plusMillis(300)))
                                .chain(RecordingHandler::done));
        plan("first", subject, Instant.now());

        until("no timer left", LONG, () -> planned() == 0);

        assertThat(first.fired(subject)).hasSize(2);
    }

    @Test
    void aKindWhoseHandlerHangsHoldsUpNoOtherAndFreesItselfWhenTheLeaseIsOver() throws Exception {
        List<UUID> hanging = List.of(UUID.randomUUID(), UUID.randomUUID());
        hanging.forEach(it ->
                first.on(it, timer -> timer.attempt() == 1 ? Uni.createFrom().nothing() : RecordingHandler.done()));
        for (UUID each : hanging) {
            plan("first", each, Instant.now());
        }
        until(
                "both hang",
                LONG,
                () -> hanging.stream().noneMatch(it -> first.fired(it).isEmpty()));

        UUID other = UUID.randomUUID();
        plan("second", other, Instant.now());
        plan("first", subject, Instant.now());
        until(
                "the other kind",
                Duration.ofSeconds(2),
                () -> !second.fired(other).isEmpty());

        assertThat(first.fired(subject)).isEmpty();
        until(
                "the next of the kind",
                LEASE.plusSeconds(5),
                () -> !first.fired(subject).isEmpty());
        until(
                "both again",
                LONG,
                () -> hanging.stream().allMatch(it -> first.fired(it).size() == 2));
    }

    @Test
    void doesNotFireWhenItWasCancelled() throws Exception {
        plan("first", subject, Instant.now().plusMillis(700));
        in(() -> timers.cancel("first", subject));
        UUID later = UUID.randomUUID();
        plan("first", later, Instant.now().plusMillis(1_000));

        until("a later one", LONG, () -> !first.fired(later).isEmpty());

        assertThat(first.fired(subject)).isEmpty();
    }

    @Test
    void isNotPlannedByATransactionThatFails() throws Exception {
        try {
            in(() -> timers.plan("first", subject, Instant.now()).invoke(() -> {
                throw new IllegalStateException("planned by the test");
            }));
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("planned by the test");
        }

        assertThat(planned()).isZero();
    }

    @Test
    void movesWhenItIsPlannedAgain() throws Exception {
        plan("first", subject, Instant.now().plusSeconds(3_600));
        plan("first", subject, Instant.now());

        until("no timer left", LONG, () -> planned() == 0);

        assertThat(first.fired(subject)).hasSize(1);
    }

    @Test
    void isSettledOnceTheDatabaseIsBack() throws Exception {
        refuseToDelete();
        plan("first", subject, Instant.now());
        until("it fires", LONG, () -> !first.fired(subject).isEmpty());
        until("a refused settlement", LONG, () -> database.serverLog().contains("refused for " + subject));

        database.execute("drop trigger refuse on timers");
        until("no timer left", LEASE, () -> planned() == 0);

        assertThat(first.fired(subject)).hasSize(1);
    }

    @Test
    void looksAgainAfterItsConnectionsWereTerminated() throws Exception {
        database.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'booking_service'");
        database.execute("insert into timers (service, kind, subject_id, due_at) values ('booking_service', 'second', '"
                + subject + "', now())");

        until("it fires", Duration.ofSeconds(5), () -> !second.fired(subject).isEmpty());
    }

    private void refuseToDelete() {
        database.execute("""
                create or replace function refuse() returns trigger language plpgsql as $$
                begin raise exception 'refused for %%', old.subject_id using errcode = '53100'; end $$;
                create trigger refuse before delete on timers for each row
                  when (old.subject_id = '%s') execute function refuse()""".formatted(subject));
    }

    private Uni<Void> planAll(List<UUID> subjects) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (UUID each : new ArrayList<>(subjects)) {
            all = all.chain(() -> timers.plan("second", each, Instant.now()));
        }
        return all;
    }

    private void plan(String kind, UUID subjectId, Instant due) {
        in(() -> timers.plan(kind, subjectId, due));
    }

    private void in(Supplier<Uni<Void>> work) {
        transactions
                .inBackground(() -> transactions.forOrganization(ORGANIZATION, "system:test", work))
                .await()
                .atMost(LONG);
    }

    private Duration pause(int after) {
        var fired = first.fired(subject);
        return Duration.ofNanos(
                fired.get(after + 1).nanoTime() - fired.get(after).nanoTime());
    }

    private long planned() throws Exception {
        return number("select count(*) from timers where subject_id = '" + subject + "'");
    }

    private long number(String sql) throws Exception {
        try (Connection connection = database.connect();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
