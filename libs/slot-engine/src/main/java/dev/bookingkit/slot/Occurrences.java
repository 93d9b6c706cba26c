package dev.bookingkit.slot;

import java.util.function.LongPredicate;

/** The days of an RRULE without its UNTIL, EXDATE and RDATE. */
interface Occurrences {
    /**
     * Local starts in microseconds, ascending, on the days {@code [from, to]} (all on or after the anchor), until {@code starts}
     * answers false.
     *
     * @param anchor the day of DTSTART
     * @param time the time of DTSTART, microseconds of the day
     */
    void forEach(long anchor, long time, long from, long to, LongPredicate starts);

    /** Most starts of one day. */
    default int perDay() {
        return 1;
    }

    /** Whether it has to go from one occurrence to the next, at times from the anchor on, where arithmetic would do for others. */
    default boolean isWalked() {
        return false;
    }
}
