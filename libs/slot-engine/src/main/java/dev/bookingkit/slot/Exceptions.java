package dev.bookingkit.slot;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A schedule's overrides and absences on some local dates, as far as the mask goes; overrides are found by their day. */
final class Exceptions {
    private static final long[] NONE = {};

    private final Windows.Mask mask;
    private final LocalClock clock;
    private final long first;
    private final long last;
    private final List<DateOverride> overrides;
    private final List<Absence> absences;
    private final long[] replaced;
    private final long[] blocked;

    /** Those of the dates first to last, both included. */
    Exceptions(Schedule schedule, Windows.Mask mask, LocalClock clock, long first, long last) {
        this.mask = mask;
        this.clock = clock;
        this.first = first;
        this.last = last;
        List<DateOverride> all = schedule.overrides();
        overrides = all.isEmpty() ? all : all.subList(indexOf(all, first), indexOf(all, last + 1));
        absences = mask == Windows.Mask.ALL ? schedule.absences() : List.of();
        replaced = days(DateOverride::replaces);
        blocked = mask == Windows.Mask.NONE ? NONE : days(DateOverride::blocksDay);
    }

    boolean isEmpty() {
        return overrides.isEmpty();
    }

    /** Whether the windows of rules that start on the day do not count. */
    boolean replace(long day) {
        return has(replaced, day) || has(blocked, day);
    }

    /** The windows that overrides open. */
    void addOpen(Spans target) {
        for (DateOverride override : overrides) {
            if (override.replaces() && !has(blocked, override.date().toEpochDay())) {
                override.addTo(target, clock);
            }
        }
    }

    /** What overrides and absences take out, merged. */
    Spans closed() {
        var closed = new Spans(8);
        if (mask != Windows.Mask.NONE) {
            for (DateOverride override : overrides) {
                if (override.unavailable()) {
                    override.addTo(closed, clock);
                }
            }
        }
        for (Absence absence : absences) {
            long start = absence.startDate().toEpochDay();
            long end = absence.endDate().toEpochDay();
            if (start > last) {
                break;
            }
            if (end >= first) {
                closed.add(clock.startOfDay(start), clock.startOfDay(end + 1));
            }
        }
        return closed.merge();
    }

    /** Each day once, ascending. */
    private long[] days(Predicate<DateOverride> which) {
        return overrides.isEmpty()
                ? NONE
                : overrides.stream()
                        .filter(which)
                        .mapToLong(override -> override.date().toEpochDay())
                        .distinct()
                        .toArray();
    }

    private static boolean has(long[] days, long day) {
        return days.length > 0 && Arrays.binarySearch(days, day) >= 0;
    }

    /** Index of the first override on or after the day. */
    private static int indexOf(List<DateOverride> overrides, long day) {
        int low = 0;
        int high = overrides.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (overrides.get(middle).date().toEpochDay() < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
