package dev.bookingkit.slot;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Recurring opening hours. Each occurrence of the recurrence (RFC 5545 section 3.3.10) opens a window from {@code startTime} to
 * {@code endTime}; an end at or before the start is on the next day, equal times mean 24 hours.
 *
 * <p>The recurrence is anchored at {@code validFrom}, else at {@link #ANCHOR}, never at a query: {@code INTERVAL}, {@code COUNT}
 * and parts that RFC 5545 takes from DTSTART (the weekday of {@code FREQ=WEEKLY} without {@code BYDAY}) count from there. The
 * anchor itself is an occurrence only if the rule says so. {@code BYHOUR}, {@code BYMINUTE} and {@code BYSECOND} move the
 * window's start and keep its length.
 *
 * @param recurrence which days
 * @param startTime local start
 * @param endTime local end, exclusive
 * @param zone zone of the local times
 * @param validFrom first local date on which a window may start, inclusive; the anchor
 * @param validUntil last local date on which a window may start, inclusive
 */
public record AvailabilityRule(
        Recurrence recurrence,
        LocalTime startTime,
        LocalTime endTime,
        ZoneId zone,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    /** Where rules without {@code validFrom} start to count, a Thursday. */
    public static final LocalDate ANCHOR = LocalDate.of(1970, 1, 1);

    public AvailabilityRule {
        Objects.requireNonNull(recurrence, "recurrence");
        Objects.requireNonNull(startTime, "startTime");
        Objects.requireNonNull(endTime, "endTime");
        Zones.require(zone);
        Limits.requireDate(validFrom);
        Limits.requireDate(validUntil);
    }

    /**
     * The same from an RRULE's text.
     *
     * @throws InvalidRule when the text is not accepted by {@link Recurrence#parse}
     */
    public static AvailabilityRule of(
            String rrule,
            LocalTime startTime,
            LocalTime endTime,
            ZoneId zone,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {
        return new AvailabilityRule(Recurrence.parse(rrule), startTime, endTime, zone, validFrom, validUntil);
    }

    /** The same without bounds. */
    public static AvailabilityRule of(String rrule, LocalTime startTime, LocalTime endTime, ZoneId zone) {
        return of(rrule, startTime, endTime, zone, null, null);
    }

    LocalDate anchor() {
        return validFrom == null ? ANCHOR : validFrom;
    }
}
