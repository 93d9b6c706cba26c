package dev.bookingkit.slots;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.request.Times;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The half-open range in which slots are asked for, and the zone in which they are shown.
 *
 * @param end after the start, at most {@link #MAX_DAYS} local days
 */
public record SlotWindow(Instant start, Instant end, ZoneId zone) {

    public static final int MAX_DAYS = 93;

    /** Fifty hosts every five minutes for 34 days, or every quarter of an hour for 93. The answer to more would be tens of megabytes. */
    private static final long MAX_STARTS = 500_000;

    /**
     * Reads instants, or local dates, which mean their midnight in the zone.
     *
     * @param pointerPrefix of the three names in a problem: {@code ?} for query parameters, {@code /} for a body
     * @param zone UTC when null, which dates do not allow
     */
    public static SlotWindow parse(String pointerPrefix, String start, String end, @Nullable String zone) {
        if (zone == null && (isDate(start) || isDate(end))) {
            throw refused(pointerPrefix + "timeZone", "Local dates need a time zone.");
        }
        ZoneId display = zone == null ? ZoneId.of("UTC") : zone(pointerPrefix + "timeZone", zone);
        Instant from = instant(pointerPrefix + "start", start, display);
        Instant to = instant(pointerPrefix + "end", end, display);
        if (!from.isBefore(to)) {
            throw refused(pointerPrefix + "end", "The end must be after the start.");
        }
        if (isTooLong(from, to, display)) {
            throw refused(pointerPrefix + "end", "At most " + MAX_DAYS + " days can be asked for at once.");
        }
        return new SlotWindow(from, to, display);
    }

    /** Refuses what would be too much for one answer: so many starts, each with so many hosts. */
    public static void requireFew(long starts) {
        if (starts > MAX_STARTS) {
            String detail =
                    "Ask for fewer days: one answer looks at %d starts at most, counted once for each host, not %d."
                            .formatted(MAX_STARTS, starts);
            throw new InvalidRequest(detail, List.of()).exception();
        }
    }

    /** An IANA zone, or a problem at the pointer. */
    public static ZoneId zone(String pointer, String text) {
        try {
            return Times.zone(text);
        } catch (DateTimeException notAZone) {
            throw refused(pointer, "An IANA time zone such as Europe/Berlin is wanted here.");
        }
    }

    private static Instant instant(String pointer, String text, ZoneId zone) {
        try {
            return isDate(text) ? midnight(Times.date(text), zone) : Times.instant(text);
        } catch (DateTimeException notATime) {
            throw refused(
                    pointer, "A UTC instant such as 2026-03-09T13:00:00Z or a date such as 2026-03-09 is wanted here.");
        }
    }

    /** The first moment of the date, where clocks skip midnight too; never after 9998, like an instant. */
    private static Instant midnight(LocalDate date, ZoneId zone) {
        Instant midnight = date.atStartOfDay(zone).toInstant();
        int year = midnight.atOffset(ZoneOffset.UTC).getYear();
        if (year > 9998) {
            throw new DateTimeException("the year is out of range");
        }
        return midnight;
    }

    /** A day can have 25 hours, so the limit counts local days. */
    private static boolean isTooLong(Instant from, Instant to, ZoneId zone) {
        return Duration.between(from, to).compareTo(Duration.ofDays(MAX_DAYS)) > 0
                && to.isAfter(from.atZone(zone).plusDays(MAX_DAYS).toInstant());
    }

    private static boolean isDate(String text) {
        return text.indexOf('T') < 0 && text.indexOf('t') < 0;
    }

    private static RuntimeException refused(String pointer, String detail) {
        return InvalidRequest.at(pointer, detail).exception();
    }
}
