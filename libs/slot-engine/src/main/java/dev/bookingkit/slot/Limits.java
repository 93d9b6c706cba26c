package dev.bookingkit.slot;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The ranges inside which the arithmetic is exact. */
final class Limits {
    static final LocalDate FIRST_DATE = LocalDate.of(1900, 1, 1);
    static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);
    static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    static final int MAX_QUERY_DAYS = 1_100;

    private Limits() {}

    static void requireDate(@Nullable LocalDate date) {
        if (date != null && (date.isBefore(FIRST_DATE) || date.isAfter(LAST_DATE))) {
            throw new IllegalArgumentException(date + " is not between " + FIRST_DATE + " and " + LAST_DATE);
        }
    }

    static void requireInstant(Instant instant, String name) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException(name + " " + instant + " is not between " + FIRST + " and " + LAST);
        }
    }
}
