package dev.bookingkit.slot;

import java.time.Duration;

/**
 * A query in microseconds with notice and horizon worked in.
 *
 * @param start first start asked for
 * @param end exclusive
 * @param earliest first start that keeps the notice
 * @param latest last start before the horizon, inclusive
 * @param released last start that a {@link Release.RollingWindow} offers, inclusive
 */
record Range(long start, long end, long earliest, long latest, long released) {
    private static final long FAR = Long.MAX_VALUE / 4;

    static Range of(Query query, SlotRules rules) {
        Integer days = rules.maxFutureDays();
        return new Range(
                Micros.ceil(query.start()),
                Micros.ceil(query.end()),
                Micros.ceil(query.now().plus(rules.minimumNotice())),
                days == null ? FAR : Micros.floor(query.now()) + days * Micros.DAY,
                rules.release() instanceof Release.RollingWindow(Duration window)
                        ? Micros.floor(query.now().plus(window))
                        : FAR);
    }

    Range part(long from, long to) {
        return new Range(from, to, earliest, latest, released);
    }

    /** First start that can be answered. */
    long from() {
        return Math.max(start, earliest);
    }

    /** Exclusive end of the starts that can be answered. */
    long to() {
        return Math.min(end, last() + 1);
    }

    /** Last start that horizon and rolling window allow. */
    long last() {
        return Math.min(latest, released);
    }
}
