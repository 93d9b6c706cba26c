package dev.bookingkit.slot;

/**
 * UNTIL, inclusive.
 *
 * @param limit the last start: local microseconds, or with {@code utc} an instant
 * @param utc whether it is an instant
 */
record Until(long limit, boolean utc) {
    static final Until NEVER = new Until(Long.MAX_VALUE, false);

    boolean allows(long start, LocalClock clock) {
        return utc ? clock.instant(start) <= limit : start <= limit;
    }
}
