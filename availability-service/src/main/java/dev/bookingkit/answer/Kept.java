package dev.bookingkit.answer;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An answer that is kept.
 *
 * @param readAt the moment before it was read
 * @param renewAt from when one request reads it anew while the others still get it
 * @param endsAt from when nobody gets it
 * @param cells what it was read from
 * @param from the time of day from which it is the answer, both ends included
 */
record Kept(
        Answer answer,
        int weight,
        long readAt,
        long renewAt,
        long endsAt,
        int[] cells,
        Instant from,
        Instant until,
        AtomicBoolean renewed) {

    boolean isForNow(long moment, Instant now) {
        return moment < endsAt && !now.isBefore(from) && !now.isAfter(until);
    }

    /** True for exactly one caller once it is nearly too old. */
    boolean wantsRenewal(long moment) {
        return moment >= renewAt && renewed.compareAndSet(false, true);
    }
}
