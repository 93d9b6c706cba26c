package dev.bookingkit.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * Instants (RFC 3339), local dates, local times and IANA zones as text.
 *
 * <p>Every method throws {@link DateTimeException} for anything else: leap seconds, {@code 24:00}, 30 February, dates before 1970 or
 * past 9999, zones that are abbreviations or bare offsets.
 */
public final class Times {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private static final Instant FIRST = Instant.EPOCH;

    /** A year short of the last that can be counted with: what is added to an instant still has a date of four digits. */
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private Times() {}

    /** From 1970 to the end of 9998 in UTC. PostgreSQL keeps microseconds, so nothing finer is kept here. */
    public static Instant instant(String text) {
        Instant instant = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                .toInstant()
                .truncatedTo(ChronoUnit.MICROS);
        if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
            throw outOfRange();
        }
        return instant;
    }

    public static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE);
        if (date.getYear() < 1970 || date.getYear() > 9999) {
            throw outOfRange();
        }
        return date;
    }

    public static LocalTime time(String text) {
        return LocalTime.parse(text, TIME);
    }

    /** An IANA region such as {@code Europe/Berlin}, or {@code UTC}. */
    public static ZoneId zone(String text) {
        if (!isZone(text)) {
            throw new DateTimeException("not an IANA time zone");
        }
        return ZoneId.of(text);
    }

    public static boolean isZone(String text) {
        return text.equals("UTC") || (text.contains("/") && !text.startsWith("SystemV/") && ZONES.contains(text));
    }

    private static DateTimeException outOfRange() {
        return new DateTimeException("the year is out of range");
    }
}
