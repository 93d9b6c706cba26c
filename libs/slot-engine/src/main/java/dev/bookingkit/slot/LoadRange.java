package dev.bookingkit.slot;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * Which occupied time the engine must be given: every active booking and live hold whose claim
 * {@code [start - bufferBefore, end + bufferAfter)} overlaps {@code [from, to)}. More does no harm.
 *
 * <p>It covers the query, widened by the event type's duration and buffers, and the whole ISO weeks (in the provider's zone) that
 * the query touches, so that caps count right. The weeks are included whether or not there are caps. With a release strategy that
 * looks at how full a day is, what is widened are the whole local days that the query touches.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record LoadRange(Instant from, Instant to) {
    /** For {@link Slots#list}, {@link Slots#first} and {@link Slots#freePeriods}. */
    public static LoadRange of(Query query, SlotRules rules, ZoneId zone) {
        Instant last = query.end().isAfter(query.start()) ? query.end().minusNanos(1_000) : query.end();
        Instant weekStart = monday(query.start(), zone).atStartOfDay(zone).toInstant();
        Instant weekEnd = monday(last, zone).plusDays(7).atStartOfDay(zone).toInstant();
        LoadRange starts = rules.release().looksAtDays()
                ? wholeDays(query.start(), last, zone)
                : new LoadRange(query.start(), query.end());
        Instant claimStart = starts.from.minus(rules.bufferBefore());
        Instant claimEnd = starts.to.plus(rules.duration()).plus(rules.bufferAfter());
        return new LoadRange(
                weekStart.isBefore(claimStart) ? weekStart : claimStart,
                weekEnd.isAfter(claimEnd) ? weekEnd : claimEnd);
    }

    /** For {@link Slots#check} and {@link Slots#explain} of one start. */
    public static LoadRange of(Instant start, SlotRules rules, ZoneId zone) {
        return of(new Query(start, start.plusNanos(1_000), start), rules, zone);
    }

    private static LoadRange wholeDays(Instant first, Instant last, ZoneId zone) {
        var clock = new LocalClock(zone);
        long start = clock.startOfDay(clock.dayBegun(Micros.floor(first)));
        long end = clock.startOfDay(clock.dayBegun(Micros.floor(last)) + 1);
        return new LoadRange(Micros.instant(start), Micros.instant(end));
    }

    private static LocalDate monday(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
