package dev.bookingkit.slot;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Opening hours of a schedule as merged spans, each with its true start as far back as the grid depends on it. */
final class Windows {
    /** How far the masks go: what the rules and overrides open, minus blocks, minus absences. */
    enum Mask {
        NONE,
        BLOCKS,
        ALL
    }

    /** A window lasts at most 24 local hours, which no zone has stretched to 48. */
    private static final long LONGEST = 2 * Micros.DAY;

    /** The open hours of [from, to), as {@link #open} has them. */
    private interface Hours {
        Spans open(long from, long to);
    }

    private final Schedule schedule;
    private final Mask mask;
    private final LocalClock clock;
    private final Map<ZoneId, LocalClock> clocks = new HashMap<>(4);

    private Windows(Schedule schedule, Mask mask) {
        this.schedule = schedule;
        this.mask = mask;
        this.clock = clock(schedule.zone());
    }

    /**
     * The merged windows that end after {@code from} and start before {@code to}. The first one's start is exact where it is later than
     * {@link GridPeriods#floor}, the others' always.
     */
    static Spans of(Schedule schedule, long from, long to) {
        var windows = new Windows(schedule, Mask.ALL);
        return runs(windows::open, new GridPeriods(schedule.zone()), from, to);
    }

    /** The same where at least {@code required} of the schedules are open at once. */
    static Spans shared(int required, List<Schedule> schedules, GridPeriods periods, long from, long to) {
        List<Windows> all = schedules.stream()
                .map(schedule -> new Windows(schedule, Mask.ALL))
                .toList();
        Hours hours = (start, end) -> Spans.atLeast(
                required, all.stream().map(windows -> windows.open(start, end)).toList());
        return runs(hours, periods, from, to);
    }

    /** When it is open from {@code from} to {@code to}, merged; starts and ends outside of that say only that they are outside. */
    static Spans open(Schedule schedule, Mask mask, long from, long to) {
        return new Windows(schedule, mask).open(from, to);
    }

    /** Looks back a day, and only where it is open all day as far back as the grid can depend on. */
    private static Spans runs(Hours hours, GridPeriods periods, long from, long to) {
        long dayBefore = from - Micros.DAY;
        Spans runs = hours.open(dayBefore, to);
        int first = runs.indexEndingAfter(from);
        if (first == runs.size() || runs.start(first) > dayBefore) {
            return runs.from(first);
        }
        Spans before = hours.open(periods.floor(from), dayBefore + 1);
        return runs.from(first).startingAt(before.start(before.indexEndingAfter(dayBefore)));
    }

    private Spans open(long from, long to) {
        return expand(from - LONGEST, to);
    }

    /** All windows of local dates from that of {@code from} on, starting before {@code to}. */
    private Spans expand(long from, long to) {
        // What an exception closes or opens reaches at most two dates further.
        var exceptions = new Exceptions(schedule, mask, clock, clock.day(from) - 2, lastDay(clock, to));
        var open = new Spans(64);
        for (AvailabilityRule rule : schedule.rules()) {
            addRule(rule, exceptions, from, to, open);
            open.mergeWhenLarge();
        }
        exceptions.addOpen(open);
        return open.merge().minus(exceptions.closed());
    }

    private void addRule(AvailabilityRule rule, Exceptions exceptions, long from, long to, Spans target) {
        LocalClock local = clock(rule.zone());
        boolean sameZone = rule.zone().equals(schedule.zone());
        boolean overridden = !exceptions.isEmpty();
        long length = LocalWindow.lengthNanos(rule.startTime(), rule.endTime()) / 1_000;
        rule.recurrence().expand(rule, local, local.day(from), lastDay(local, to), start -> {
            long instant = local.instant(start);
            if (instant >= to) {
                return;
            }
            if (overridden && exceptions.replace(sameZone ? Math.floorDiv(start, Micros.DAY) : clock.day(instant))) {
                return;
            }
            target.add(instant, local.instant(start + length));
        });
    }

    /** The last local date that may have begun: one more than the clock shows, as it may just have gone back over midnight. */
    private static long lastDay(LocalClock clock, long to) {
        return clock.day(to) + 1;
    }

    private LocalClock clock(ZoneId zone) {
        return clocks.computeIfAbsent(zone, LocalClock::new);
    }
}
