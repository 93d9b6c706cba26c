package dev.bookingkit.slot;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Opening hours of a schedule as merged spans, each with its true start however far back it lies. */
final class Windows {
    /** How far the masks go: what the rules and overrides open, minus blocks, minus absences. */
    enum Mask {
        NONE,
        BLOCKS,
        ALL
    }

    private static final long LOOK_BACK = 3 * Micros.DAY;
    /** A window lasts at most 24 local hours, which no zone has stretched to 48. */
    private static final long LONGEST = 2 * Micros.DAY;

    private final Schedule schedule;
    private final Mask mask;
    private final LocalClock clock;
    private final Map<ZoneId, LocalClock> clocks = new HashMap<>(4);
    private Spans open = new Spans(64);

    private Windows(Schedule schedule, Mask mask) {
        this.schedule = schedule;
        this.mask = mask;
        this.clock = clock(schedule.zone());
    }

    /** The merged windows that end after {@code from} and start before {@code to}. */
    static Spans of(Schedule schedule, Mask mask, long from, long to) {
        return new Windows(schedule, mask).between(from, to, true);
    }

    /**
     * Looks back until the start of the first window is certain.
     *
     * @param leap whether to leap over a time that is open without a break, back to where that began
     */
    private Spans between(long from, long to, boolean leap) {
        for (long back = LOOK_BACK; ; back *= 8) {
            long horizon = from - back;
            Spans merged = expand(horizon, to);
            int first = merged.indexEndingAfter(from);
            if (first == merged.size() || merged.start(first) > horizon + LONGEST || horizon < beginning()) {
                return merged.from(first);
            }
            long since = leap ? new RoundTheClock(schedule, clock).since(horizon, horizon + LONGEST) : horizon;
            if (since < horizon) {
                Spans before = new Windows(schedule, mask).between(since, since + 1, false);
                return merged.from(first).startingAt(before.start(0));
            }
        }
    }

    /** Where at least {@code required} of the schedules are open at once, each stretch with its true start. */
    static Spans shared(int required, List<Schedule> schedules, long from, long to) {
        if (required == schedules.size()) {
            // The stretch that all share starts where the last of them opens.
            Spans shared = Spans.atLeast(
                    required,
                    schedules.stream()
                            .map(schedule -> of(schedule, Mask.ALL, from, to))
                            .toList());
            return shared.from(shared.indexEndingAfter(from));
        }
        long beginning = Long.MAX_VALUE;
        for (Schedule schedule : schedules) {
            beginning = Math.min(beginning, new Windows(schedule, Mask.ALL).beginning());
        }
        for (long back = LOOK_BACK; ; back *= 8) {
            long horizon = from - back;
            Spans shared = Spans.atLeast(
                    required,
                    schedules.stream()
                            .map(schedule -> of(schedule, Mask.ALL, horizon, to))
                            .toList());
            int first = shared.indexEndingAfter(from);
            if (first == shared.size() || shared.start(first) > horizon || horizon < beginning) {
                return shared.from(first);
            }
        }
    }

    /** All windows of local dates from that of {@code from} on, starting before {@code to}. */
    private Spans expand(long from, long to) {
        open = new Spans(64);
        for (AvailabilityRule rule : schedule.rules()) {
            addRule(rule, from, to);
        }
        addOverrides(from, to);
        Spans merged = open.merge();
        return mask == Mask.NONE ? merged : merged.minus(closed(from, to));
    }

    private void addRule(AvailabilityRule rule, long from, long to) {
        LocalClock local = clock(rule.zone());
        boolean sameZone = rule.zone().equals(schedule.zone());
        boolean overridden = !schedule.overrides().isEmpty();
        long length = LocalWindow.lengthNanos(rule.startTime(), rule.endTime()) / 1_000;
        rule.recurrence().expand(rule, local, local.day(from), lastDay(local, to), start -> {
            long instant = local.instant(start);
            if (instant >= to) {
                return;
            }
            if (overridden && isOverridden(sameZone ? Math.floorDiv(start, Micros.DAY) : clock.day(instant))) {
                return;
            }
            open.add(instant, local.instant(start + length));
        });
    }

    private boolean isOverridden(long day) {
        List<DateOverride> overrides = schedule.overrides();
        for (int i = indexOf(day); i < overrides.size(); i++) {
            DateOverride override = overrides.get(i);
            if (override.date().toEpochDay() != day) {
                return false;
            }
            if (override.replaces() || (mask != Mask.NONE && override.blocksDay())) {
                return true;
            }
        }
        return false;
    }

    private void addOverrides(long from, long to) {
        List<DateOverride> overrides = schedule.overrides();
        if (overrides.isEmpty()) {
            return;
        }
        long last = lastDay(clock, to);
        for (int i = indexOf(clock.day(from)); i < overrides.size(); i++) {
            DateOverride override = overrides.get(i);
            long day = override.date().toEpochDay();
            if (day > last) {
                return;
            }
            if (override.replaces() && !(mask != Mask.NONE && isBlocked(day))) {
                addWindows(override, open);
            }
        }
    }

    private boolean isBlocked(long day) {
        List<DateOverride> overrides = schedule.overrides();
        for (int i = indexOf(day);
                i < overrides.size() && overrides.get(i).date().toEpochDay() == day;
                i++) {
            if (overrides.get(i).blocksDay()) {
                return true;
            }
        }
        return false;
    }

    private void addWindows(DateOverride override, Spans target) {
        long midnight = override.date().toEpochDay() * Micros.DAY;
        for (LocalWindow window : override.windows()) {
            long start = midnight + window.start().toNanoOfDay() / 1_000;
            long length = LocalWindow.lengthNanos(window.start(), window.end()) / 1_000;
            target.add(clock.instant(start), clock.instant(start + length));
        }
    }

    /** What overrides and absences take out. Those whose windows lie before {@code from} by more than a day cannot matter. */
    private Spans closed(long from, long to) {
        var closed = new Spans(8);
        LocalDate first = LocalDate.ofEpochDay(clock.day(from) - 2);
        LocalDate last = LocalDate.ofEpochDay(lastDay(clock, to));
        for (int i = schedule.overrides().isEmpty() ? 0 : indexOf(first.toEpochDay());
                i < schedule.overrides().size();
                i++) {
            DateOverride override = schedule.overrides().get(i);
            if (override.date().isAfter(last)) {
                break;
            }
            if (override.unavailable()) {
                addWindows(override, closed);
            }
        }
        if (mask == Mask.ALL) {
            addAbsences(closed, first, last);
        }
        return closed.merge();
    }

    private void addAbsences(Spans closed, LocalDate first, LocalDate last) {
        for (Absence absence : schedule.absences()) {
            if (absence.startDate().isAfter(last)) {
                return;
            }
            if (!absence.endDate().isBefore(first)) {
                closed.add(
                        clock.startOfDay(absence.startDate().toEpochDay()),
                        clock.startOfDay(absence.endDate().toEpochDay() + 1));
            }
        }
    }

    /** Before this no window starts. */
    private long beginning() {
        long day = Long.MAX_VALUE;
        for (AvailabilityRule rule : schedule.rules()) {
            day = Math.min(day, rule.anchor().toEpochDay());
        }
        if (!schedule.overrides().isEmpty()) {
            day = Math.min(day, schedule.overrides().getFirst().date().toEpochDay());
        }
        return day == Long.MAX_VALUE ? day : (day - 2) * Micros.DAY;
    }

    /** Index of the first override on or after the day. */
    private int indexOf(long day) {
        List<DateOverride> overrides = schedule.overrides();
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

    /** The last local date that may have begun: one more than the clock shows, as it may just have gone back over midnight. */
    private static long lastDay(LocalClock clock, long to) {
        return clock.day(to) + 1;
    }

    private LocalClock clock(ZoneId zone) {
        return clocks.computeIfAbsent(zone, LocalClock::new);
    }
}
