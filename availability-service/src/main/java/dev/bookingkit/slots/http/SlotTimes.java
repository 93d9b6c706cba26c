package dev.bookingkit.slots.http;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Writes times as {@link java.time.format.DateTimeFormatter} does in RFC 3339, without its printers: a list has thousands of them. */
public final class SlotTimes {

    private static final int WITHOUT_SECONDS = "2026-03-09T09:00".length();

    private SlotTimes() {}

    /** {@code 2026-03-09T13:00:00Z}. */
    public static String utc(Instant time) {
        return text(time, ZoneOffset.UTC);
    }

    /** {@code 2026-03-09T09:00:00-04:00}. */
    public static String local(Instant time, ZoneId zone) {
        return text(time, zone.getRules().getOffset(time));
    }

    private static String text(Instant time, ZoneOffset offset) {
        String local = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), offset)
                .toString();
        return (local.length() == WITHOUT_SECONDS ? local + ":00" : local) + offset.getId();
    }
}
