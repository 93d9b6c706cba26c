package dev.bookingkit.slot;

import java.time.LocalTime;
import java.util.Objects;

/**
 * Opening hours of one day, local time. An end at or before the start is on the next day; equal times mean 24 hours.
 *
 * @param start first bookable moment
 * @param end where it ends, exclusive
 */
public record LocalWindow(LocalTime start, LocalTime end) {
    public LocalWindow {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
    }

    /** Nominal length in nanoseconds, 1 … 24 h. */
    static long lengthNanos(LocalTime start, LocalTime end) {
        long nanos = end.toNanoOfDay() - start.toNanoOfDay();
        return nanos > 0 ? nanos : nanos + Micros.DAY * 1000;
    }
}
