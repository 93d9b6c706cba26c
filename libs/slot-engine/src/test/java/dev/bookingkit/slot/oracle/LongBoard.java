package dev.bookingkit.slot.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The minutes of some months, for hours that never close: painted, with the grid read off minute by minute. */
public final class LongBoard {
    private static final int DAYS = 160;
    private static final int MINUTES = DAYS * 1440;
    private static final LocalDate A_MONDAY = LocalDate.of(1970, 1, 5);

    private final LocalDate base;
    private final LocalDateTime[] wall = new LocalDateTime[MINUTES];
    private final boolean[] open = new boolean[MINUTES];
    private final int[] runStart = new int[MINUTES];

    public LongBoard(LocalDate base, ZoneId zone) {
        this.base = base;
        LocalDateTime latest = LocalDateTime.MIN;
        for (int minute = 0; minute < MINUTES; minute++) {
            LocalDateTime shown = LocalDateTime.ofInstant(instant(minute), zone);
            // An hour that comes twice counts the first time.
            latest = shown.isAfter(latest) ? shown : latest;
            wall[minute] = latest;
        }
    }

    /** Opens a date from start to end, on the next date where that is not later. */
    public void paint(LocalDate date, LocalTime start, LocalTime end) {
        LocalDate last = end.isAfter(start) ? date : date.plusDays(1);
        Arrays.fill(open, at(date.atTime(start)), at(last.atTime(end)), true);
    }

    /** Takes a date's time out. */
    public void close(LocalDate date, LocalTime start, LocalTime end) {
        Arrays.fill(open, at(date.atTime(start)), at(date.atTime(end)), false);
    }

    public Instant instant(int minute) {
        return base.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(minute * 60L);
    }

    /** Every start of a slot of so many minutes, on a grid of so many. */
    public List<Instant> starts(int from, int to, int duration, int interval) {
        for (int minute = 1; minute < MINUTES; minute++) {
            runStart[minute] = open[minute] && open[minute - 1] ? runStart[minute - 1] : minute;
        }
        var starts = new ArrayList<Instant>();
        for (int minute = from; minute < to; minute++) {
            if (isOpen(minute, minute + duration) && (minute - origin(minute)) % interval == 0) {
                starts.add(instant(minute));
            }
        }
        return starts;
    }

    /** Where the run began, or the four weeks from Monday to Monday in which it is, where it went all through the four weeks before. */
    private int origin(int minute) {
        long weeks = ChronoUnit.WEEKS.between(A_MONDAY, wall[minute].toLocalDate());
        LocalDate present = A_MONDAY.plusWeeks(weeks - weeks % 4);
        int began = at(present.atStartOfDay());
        if (isOpen(at(present.minusWeeks(4).atStartOfDay()), minute + 1)) {
            return began;
        }
        return runStart[minute];
    }

    private boolean isOpen(int from, int to) {
        return open[to - 1] && runStart[to - 1] <= from;
    }

    /** The first minute at which the wall shows this or later. */
    private int at(LocalDateTime time) {
        int low = 0;
        int high = MINUTES;
        while (low < high) {
            int middle = (low + high) / 2;
            if (wall[middle].isBefore(time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
