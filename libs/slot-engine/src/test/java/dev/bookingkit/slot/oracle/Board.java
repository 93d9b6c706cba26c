package dev.bookingkit.slot.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The minutes of some weeks, numbered from a base, with the local time each has in a zone. */
public final class Board {
    public static final int DAYS = 24;
    public static final int MINUTES = DAYS * 1440;
    private static final Map<String, Board> BOARDS = new ConcurrentHashMap<>();

    final LocalDate base;
    private final int[] local = new int[MINUTES];
    private final int widest;

    private Board(LocalDate base, ZoneId zone) {
        this.base = base;
        int most = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            Instant instant = instant(base, minute);
            int offset = zone.getRules().getOffset(instant).getTotalSeconds() / 60;
            local[minute] = minute + offset;
            most = Math.max(most, Math.abs(offset));
        }
        widest = most;
    }

    static Board of(LocalDate base, ZoneId zone) {
        return BOARDS.computeIfAbsent(base + zone.getId(), key -> new Board(base, zone));
    }

    public static Instant instant(LocalDate base, int minute) {
        return Instant.ofEpochSecond(base.toEpochDay() * 86_400 + minute * 60L);
    }

    static int minute(LocalDate base, Instant instant) {
        return Math.toIntExact(Math.floorDiv(instant.getEpochSecond() - base.toEpochDay() * 86_400, 60L));
    }

    /** Days between the base and the local date of a minute. */
    int day(int minute) {
        return Math.floorDiv(local[minute], 1440);
    }

    LocalDate date(int minute) {
        return base.plusDays(day(minute));
    }

    /** The first minute at which the clock on the wall shows this time or a later one. */
    int at(LocalDate date, LocalTime time) {
        return at(Math.toIntExact(date.toEpochDay() - base.toEpochDay()) * 1440 + time.toSecondOfDay() / 60);
    }

    int at(int wall) {
        for (int minute = Math.max(0, wall - widest - 1); minute < MINUTES; minute++) {
            if (local[minute] >= wall) {
                return minute;
            }
        }
        return MINUTES;
    }
}
