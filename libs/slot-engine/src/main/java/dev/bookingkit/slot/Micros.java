package dev.bookingkit.slot;

import java.time.Duration;
import java.time.Instant;

/** Instants as microseconds since the epoch, PostgreSQL's resolution: exact from the year 1 to 9999 in a long. */
final class Micros {
    static final long SECOND = 1_000_000L;
    static final long HOUR = 3_600 * SECOND;
    static final long DAY = 24 * HOUR;

    private Micros() {}

    static long floor(Instant instant) {
        return instant.getEpochSecond() * SECOND + instant.getNano() / 1_000;
    }

    static long ceil(Instant instant) {
        return instant.getEpochSecond() * SECOND + (instant.getNano() + 999) / 1_000;
    }

    static long of(Duration duration) {
        return duration.getSeconds() * SECOND + duration.getNano() / 1_000;
    }

    static Instant instant(long micros) {
        long second = Math.floorDiv(micros, SECOND);
        return Instant.ofEpochSecond(second, (micros - second * SECOND) * 1_000);
    }

    static void requireAtMostADay(Duration duration, String name) {
        if (duration.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(name + " " + duration + " is longer than a day");
        }
    }
}
