package dev.bookingkit.slot;

/**
 * A query in microseconds with notice and horizon worked in.
 *
 * @param start first start asked for
 * @param end exclusive
 * @param earliest first start that keeps the notice
 * @param latest last start before the horizon, inclusive
 */
record Range(long start, long end, long earliest, long latest) {
    static Range of(Query query, SlotRules rules) {
        Integer days = rules.maxFutureDays();
        return new Range(
                Micros.ceil(query.start()),
                Micros.ceil(query.end()),
                Micros.ceil(query.now().plus(rules.minimumNotice())),
                days == null ? Long.MAX_VALUE / 4 : Micros.floor(query.now()) + days * Micros.DAY);
    }

    Range part(long from, long to) {
        return new Range(from, to, earliest, latest);
    }

    /** First start that can be answered. */
    long from() {
        return Math.max(start, earliest);
    }

    /** Exclusive end of the starts that can be answered. */
    long to() {
        return Math.min(end, latest + 1);
    }
}
