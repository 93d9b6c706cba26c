package dev.bookingkit.slot;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** How full each part of each local day is, counted in one pass over whole days; what it means stands at {@link Release}. */
final class DayParts {
    /** Parts per day. */
    private final int perDay;

    /** Ends of the parts, ascending; the first one starts where the first day does. */
    private final long[] ends;

    private final int[] starts;
    private final int[] taken;
    private final long[] lastFree;
    private int next;

    private DayParts(LocalClock clock, List<LocalTime> boundaries, long firstDay, long lastDay) {
        perDay = boundaries.size() + 1;
        int size = Math.toIntExact((lastDay - firstDay + 1) * perDay);
        ends = new long[size];
        starts = new int[size];
        taken = new int[size];
        lastFree = new long[size];
        Arrays.fill(lastFree, Long.MIN_VALUE);
        int part = 0;
        for (long day = firstDay; day <= lastDay; day++) {
            for (LocalTime boundary : boundaries) {
                ends[part++] = clock.instant(day * Micros.DAY + boundary.toNanoOfDay() / 1_000);
            }
            ends[part++] = clock.startOfDay(day + 1);
        }
    }

    /** The parts of the days that [from, to) touches. */
    static DayParts of(
            Schedule schedule,
            SlotRules rules,
            Collection<Occupied> occupied,
            List<LocalTime> boundaries,
            long from,
            long to) {
        var clock = new LocalClock(schedule.zone());
        long firstDay = clock.dayBegun(from);
        long lastDay = clock.dayBegun(to - 1);
        long begin = clock.startOfDay(firstDay);
        long end = clock.startOfDay(lastDay + 1);
        var parts = new DayParts(clock, boundaries, firstDay, lastDay);
        Spans windows = Windows.of(schedule, begin, end + Micros.of(rules.duration()));
        Busy bookings = Busy.ofBookings(rules, occupied, begin, end);
        long duration = Micros.of(rules.duration());
        new Grid(rules, schedule.zone()).walk(windows, begin, end, start -> {
            boolean free = bookings.freeFrom(start, start + duration) == start
                    && bookings.hasSeats(start, start + duration, rules.maxSeats());
            parts.count(start, free);
            return start;
        });
        return parts;
    }

    private void count(long start, boolean free) {
        while (ends[next] <= start) {
            next++;
        }
        starts[next]++;
        if (free) {
            lastFree[next] = start;
        } else {
            taken[next]++;
        }
    }

    int size() {
        return ends.length;
    }

    long end(int part) {
        return ends[part];
    }

    boolean startsDay(int part) {
        return part % perDay == 0;
    }

    boolean isEmpty(int part) {
        return starts[part] == 0;
    }

    /** Exact: no rounding decides. */
    boolean isFilledBelow(int part, int percent) {
        return taken[part] * 100L < (long) percent * starts[part];
    }

    /** Whether a start of this part, at the moment or later, is not taken. */
    boolean hasFreeFrom(int part, long earliest) {
        return lastFree[part] >= earliest;
    }
}
