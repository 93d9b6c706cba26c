package dev.bookingkit.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LastChangesTest {

    private static final UUID ADA = new UUID(1, 1);
    private static final UUID BOB = new UUID(2, 2);

    private final AtomicLong nanos = new AtomicLong(-1_000_000);
    private final LastChanges changes = new LastChanges(nanos::get);

    @BeforeEach
    void follow() {
        changes.followedFrom(changes.moment());
        pass(10);
    }

    @Test
    void whatWasReadCountsUntilItChanges() {
        long began = changes.moment();
        assertThat(isCurrent(began, ADA, BOB)).isTrue();
        pass(1);
        changes.changed(BOB);
        assertThat(isCurrent(began, ADA)).isTrue();
        assertThat(isCurrent(began, ADA, BOB)).isFalse();
        pass(1);
        assertThat(isCurrent(changes.moment(), ADA, BOB)).isTrue();
    }

    @Test
    void aChangeThatIsHeardWhileSomebodyReadsMakesTheReadingOld() {
        long began = changes.moment();
        // … the database is read before the booking commits, and the event overtakes the answer …
        pass(5);
        changes.changed(ADA);
        pass(5);
        assertThat(isCurrent(began, ADA)).isFalse();
    }

    @Test
    void aChangeInTheSameNanosecondMakesTheReadingOld() {
        long began = changes.moment();
        changes.changed(ADA);
        assertThat(isCurrent(began, ADA)).isFalse();
    }

    @Test
    void anOlderChangeDoesNotHideAYoungerOne() {
        changes.changing(ADA, Duration.ofNanos(100));
        pass(1);
        changes.changed(ADA);
        pass(1);
        assertThat(isCurrent(changes.moment(), ADA)).isFalse();
        pass(100);
        assertThat(isCurrent(changes.moment(), ADA)).isTrue();
    }

    @Test
    void nothingReadBeforeItListenedCounts() {
        LastChanges deaf = new LastChanges(nanos::get);
        long began = deaf.moment();
        assertThat(deaf.areUnchangedSince(began, cells(ADA))).isFalse();
        pass(1);
        deaf.followedFrom(deaf.moment());
        assertThat(deaf.areUnchangedSince(began, cells(ADA))).isFalse();
        assertThat(deaf.areUnchangedSince(deaf.moment(), cells(ADA))).isTrue();
    }

    @Test
    void knowsHowLongItHasHeardNothing() {
        assertThat(changes.areHeardWithin(Duration.ofDays(1))).isFalse();
        changes.heardUpTo(changes.moment());
        pass(100);
        assertThat(changes.areHeardWithin(Duration.ofNanos(100))).isTrue();
        pass(1);
        assertThat(changes.areHeardWithin(Duration.ofNanos(100))).isFalse();
    }

    private boolean isCurrent(long began, UUID... ids) {
        return changes.areUnchangedSince(began, cells(ids));
    }

    private static int[] cells(UUID... ids) {
        return LastChanges.cells(List.of(ids));
    }

    private void pass(long time) {
        nanos.addAndGet(time);
    }
}
