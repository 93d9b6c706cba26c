package dev.bookingkit.submission;

import org.jspecify.annotations.Nullable;

/**
 * Submissions, and how many of them led to a booking.
 *
 * @param submissions at least {@code bookings}
 */
public record Count(long submissions, long bookings) {

    static final Count NONE = new Count(0, 0);

    /** The share of the submissions that led to a booking, 0 to 1, to four digits; null where there are none. */
    public @Nullable Double conversion() {
        return submissions == 0 ? null : Math.round(10_000.0 * bookings / submissions) / 10_000.0;
    }

    Count plus(Count other) {
        return new Count(submissions + other.submissions, bookings + other.bookings);
    }
}
