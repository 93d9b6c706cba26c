package dev.bookingkit.slot;

import java.util.List;

/**
 * Since when a schedule has been open without a break by a rule that opens every day for 24 hours. Its windows touch, so they are one
 * window however long ago it began, and nothing needs to be expanded to know that.
 */
final class RoundTheClock {
    /** What an override can close or replace ends within this many days of its date. */
    private static final int REACH_DAYS = 3;

    private final Schedule schedule;
    private final LocalClock clock;

    RoundTheClock(Schedule schedule, LocalClock clock) {
        this.schedule = schedule;
        this.clock = clock;
    }

    /** A moment since which there is no break until {@code until}; {@link Long#MAX_VALUE} if there is none before {@code before}. */
    long since(long before, long until) {
        long since = Long.MAX_VALUE;
        for (AvailabilityRule rule : schedule.rules()) {
            if (rule.startTime().equals(rule.endTime()) && rule.recurrence().isEveryDay()) {
                since = Math.min(since, firstWindow(rule, until));
            }
        }
        if (since >= before) {
            return Long.MAX_VALUE;
        }
        long unbroken = Math.max(since, lastException(until));
        return unbroken < before ? unbroken : Long.MAX_VALUE;
    }

    private static long firstWindow(AvailabilityRule rule, long until) {
        var local = new LocalClock(rule.zone());
        boolean ends = rule.validUntil() != null && rule.validUntil().toEpochDay() < local.day(until);
        return ends
                ? Long.MAX_VALUE
                : local.instant(rule.anchor().toEpochDay() * Micros.DAY
                        + rule.startTime().toNanoOfDay() / 1_000);
    }

    /** When the last override or absence that begins before {@code until} is surely over. */
    private long lastException(long until) {
        long last = Long.MIN_VALUE;
        long latest = clock.day(until) + 1;
        List<DateOverride> overrides = schedule.overrides();
        for (int i = overrides.size() - 1; i >= 0; i--) {
            long day = overrides.get(i).date().toEpochDay();
            if (day <= latest) {
                last = clock.startOfDay(day + REACH_DAYS);
                break;
            }
        }
        for (Absence absence : schedule.absences()) {
            if (absence.startDate().toEpochDay() <= latest) {
                last = Math.max(last, clock.startOfDay(absence.endDate().toEpochDay() + 1));
            }
        }
        return last;
    }
}
