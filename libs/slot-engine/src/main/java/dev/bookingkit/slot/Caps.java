package dev.bookingkit.slot;

import org.jspecify.annotations.Nullable;

/**
 * How many bookings may start in a local day or ISO week (Monday to Sunday) of the schedule's zone. A cap removes the day or week
 * once it is reached; before, it hides nothing.
 *
 * @param maxPerDay at most this many, null for no cap
 * @param maxPerWeek at most this many, null for no cap
 */
public record Caps(@Nullable Integer maxPerDay, @Nullable Integer maxPerWeek) {
    public static final Caps NONE = new Caps(null, null);

    public Caps {
        if ((maxPerDay != null && maxPerDay < 0) || (maxPerWeek != null && maxPerWeek < 0)) {
            throw new IllegalArgumentException("caps must not be negative");
        }
    }

    public static Caps perDay(int max) {
        return new Caps(max, null);
    }

    public static Caps perWeek(int max) {
        return new Caps(null, max);
    }

    int day() {
        return maxPerDay == null ? Integer.MAX_VALUE : maxPerDay;
    }

    int week() {
        return maxPerWeek == null ? Integer.MAX_VALUE : maxPerWeek;
    }

    boolean any() {
        return maxPerDay != null || maxPerWeek != null;
    }
}
