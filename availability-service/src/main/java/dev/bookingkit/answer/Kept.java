package dev.bookingkit.answer;

import java.time.Duration;
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

    /** For so long, counted from before it was read; the last fifth of it one request renews it. */
    static Kept of(Found found, int weight, Duration life, Instant from, Instant until) {
        long renewAt = found.readAt() + life.toNanos() / 5 * 4;
        long endsAt = found.readAt() + life.toNanos();
        return new Kept(
                found.answer(),
                weight,
                found.readAt(),
                renewAt,
                endsAt,
                found.cells(),
                from,
                until,
                new AtomicBoolean());
    }

    boolean isForNow(long moment, Instant now) {
        return moment < endsAt && !now.isBefore(from) && !now.isAfter(until);
    }

    /** True for exactly one caller once it is nearly too old. */
    boolean wantsRenewal(long moment) {
        return moment >= renewAt && renewed.compareAndSet(false, true);
    }
}
