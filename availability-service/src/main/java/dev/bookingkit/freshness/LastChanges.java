package dev.bookingkit.freshness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * When each provider, team and event type last changed, as far as this replica has heard.
 *
 * <p>Moments are nanoseconds of this process. Ids share {@value #CELLS} cells, so memory is fixed and a change may make more old
 * than it has to, never less. Safe from any thread; a change that is heard while somebody reads makes that reading old.
 */
@ApplicationScoped
public class LastChanges {

    private static final int CELLS = 1 << 16;

    private final AtomicLongArray cells = new AtomicLongArray(CELLS);
    private final AtomicLong heardUpTo = new AtomicLong(Long.MIN_VALUE);
    private volatile long followedFrom = Long.MAX_VALUE;
    private final LongSupplier clock;
    private final long start;

    @Inject
    public LastChanges() {
        this(System::nanoTime);
    }

    /** With another clock, in nanoseconds. */
    public LastChanges(LongSupplier clock) {
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    /** Take it before the read begins. It is greater than 0. */
    public long moment() {
        return clock.getAsLong() - start + 1;
    }

    /** The ids as {@link #areUnchangedSince} wants them. */
    public static int[] cells(Collection<UUID> ids) {
        return ids.stream().mapToInt(LastChanges::cell).distinct().toArray();
    }

    /** Whether what was read from there, by a reading that began at that moment, is still all there is to know. */
    public boolean areUnchangedSince(long moment, int[] readCells) {
        if (moment < followedFrom) {
            return false;
        }
        for (int cell : readCells) {
            if (cells.get(cell) >= moment) {
                return false;
            }
        }
        return true;
    }

    /** It has changed, and the change is committed. */
    public void changed(UUID id) {
        advance(id, moment());
    }

    /** A transaction of this replica is changing it and ends within this time: no reading that begins before then counts. */
    public void changing(UUID id, Duration atMost) {
        advance(id, moment() + atMost.toNanos());
    }

    /** Every change that is published after this moment will be heard; of earlier ones some may not have been. */
    public void followedFrom(long moment) {
        followedFrom = moment;
    }

    /** Every change that was published before this moment has been heard. */
    public void heardUpTo(long moment) {
        heardUpTo.accumulateAndGet(moment, Math::max);
    }

    /** Whether nothing that was published longer ago than this can be unheard. */
    public boolean areHeardWithin(Duration age) {
        long heard = heardUpTo.get();
        return heard != Long.MIN_VALUE && moment() - heard <= age.toNanos();
    }

    private void advance(UUID id, long moment) {
        cells.accumulateAndGet(cell(id), moment, Math::max);
    }

    private static int cell(UUID id) {
        long mixed = (id.getMostSignificantBits() * 31 + id.getLeastSignificantBits()) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 48);
    }
}
