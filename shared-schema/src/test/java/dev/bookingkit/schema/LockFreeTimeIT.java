package dev.bookingkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lock on a provider's time, for who wants one part of it. */
class LockFreeTimeIT {

    private final Tenant tenant = Tenant.create();
    private final Session ours = tenant.session(Service.BOOKING);
    private final Session theirs = tenant.session(Service.BOOKING);

    @AfterEach
    void close() {
        ours.close();
        theirs.close();
    }

    @Test
    void aFreeTimeIsLocked() {
        assertThat(lock(ours, Tenant.NOON, Tenant.ONE)).isTrue();

        assertThat(isLockedForOthers()).isTrue();
    }

    @Test
    void aBookedTimeIsNotAndNobodyWaits() {
        book(Tenant.HALF_PAST, Tenant.ONE);

        assertThat(lock(ours, Tenant.NOON, Tenant.ONE)).isFalse();
        assertThat(isLockedForOthers()).isFalse();
        assertThat(lock(ours, Tenant.NOON, Tenant.HALF_PAST)).isTrue();
    }

    @Test
    void whoWaitsForATimeThatIsTakenMeanwhileGivesTheLockBackAtOnce() throws Exception {
        assertThat(lockWhileNoonIsBooked(Tenant.NOON, Tenant.HALF_PAST)).isFalse();

        assertThat(isLockedForOthers()).isFalse();
    }

    @Test
    void whoWaitsForATimeThatIsStillFreeHasTheLockThen() throws Exception {
        assertThat(lockWhileNoonIsBooked(Tenant.HALF_PAST, Tenant.ONE)).isTrue();

        assertThat(isLockedForOthers()).isTrue();
    }

    @Test
    void aHoldTakesTheTimeUntilItRunsOut() throws InterruptedException {
        tenant.hold(ours, Tenant.NOON, Tenant.HALF_PAST, "1 second"); // it cannot be made older than it is

        assertThat(lock(ours, Tenant.NOON, Tenant.HALF_PAST)).isFalse();

        Thread.sleep(1_000);
        assertThat(lock(ours, Tenant.NOON, Tenant.HALF_PAST)).isTrue();
    }

    @Test
    void aSessionWithSeatsLeftIsInTheWayOfOthersOnly() {
        UUID session = tenant.book(ours, Tenant.NOON, Tenant.HALF_PAST);
        ours.execute("UPDATE bookings SET max_seats = 2, seats_taken = 1 WHERE id = ?", session);

        assertThat(lock(ours, Tenant.NOON, Tenant.HALF_PAST, UUID.randomUUID())).isFalse();
        assertThat(lock(ours, Tenant.NOON, Tenant.HALF_PAST)).isTrue();

        ours.execute("UPDATE bookings SET seats_taken = 2 WHERE id = ?", session);
        assertThat(lock(ours, Tenant.NOON, Tenant.HALF_PAST)).isFalse();
    }

    @Test
    void whereSomebodyMayStandInNothingIsLocked() {
        try (Session availability = tenant.session(Service.AVAILABILITY)) {
            availability.execute(
                    "INSERT INTO out_of_office (provider_id, start_date, end_date, redirect_to_provider_id)"
                            + " VALUES (?, '2026-03-09', '2026-03-09', ?)",
                    tenant.provider(),
                    tenant.colleague());
            availability.commit();
        }

        assertThat(lock(ours, Tenant.NOON, Tenant.HALF_PAST)).isFalse();
        assertThat(isLockedForOthers()).isFalse();
    }

    private void book(String startsAt, String endsAt) {
        tenant.book(theirs, startsAt, endsAt);
        theirs.commit();
        theirs.tenant(tenant.id());
    }

    private boolean lockWhileNoonIsBooked(String from, String to) throws Exception {
        assertThat(lock(theirs, Tenant.NOON, Tenant.HALF_PAST)).isTrue();
        try (ExecutorService waiting = Executors.newSingleThreadExecutor()) {
            Future<Boolean> answer = waiting.submit(() -> lock(ours, from, to));
            awaitWaiter(answer);
            book(Tenant.NOON, Tenant.HALF_PAST);
            return answer.get();
        }
    }

    private boolean lock(Session session, String from, String to) {
        return lock(session, from, to, tenant.eventType());
    }

    private boolean lock(Session session, String from, String to, UUID eventType) {
        return session.one(
                        "SELECT lock_free_time(?, ?::timestamptz, ?::timestamptz, ?)",
                        tenant.provider(),
                        from,
                        to,
                        eventType)
                .equals("t");
    }

    private boolean isLockedForOthers() {
        try (Session others = tenant.session(Service.BOOKING)) {
            return others.one(
                            "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))",
                            tenant.provider().toString())
                    .equals("f");
        }
    }

    private static void awaitWaiter(Future<?> answer) throws Exception {
        try (Session admin = Session.admin()) {
            while (admin.one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                    .equals("0")) {
                assertThat(answer.isDone()).as("nobody waits").isFalse();
                Thread.sleep(10);
            }
        }
    }
}
