package dev.bookingkit.slot;

import java.time.ZoneId;

/**
 * Where the grid of a run of open hours counts from: from the run's start, however far back, as long as that is in this period or the one
 * before. Of hours that never close the start says nothing to anybody, and it would have to be looked for back to the first rule's anchor.
 * So time is cut into periods of 28 days, each from the first moment of a Monday (one of them is 1970-01-05), and in a run that lasted through
 * all of the period before, the grid counts from the first moment of the present one. That depends on the moment and the schedule only, never on
 * a query, and 28 days are whole numbers of days and weeks: a grid of a day or a week goes on as it was.
 */
final class GridPeriods {
    private static final int DAYS = 28;
    private static final int A_MONDAY = 4;
    /** A shorter run cannot have lasted through a period: no zone has taken two days out of 28. */
    private static final long SHORTEST = (DAYS - 2) * Micros.DAY;

    private final LocalClock clock;
    private long before;
    private long from = 1;
    private long to = 0;

    GridPeriods(ZoneId zone) {
        clock = new LocalClock(zone);
    }

    /** The first moment of the period before that of the moment: how far back a run is followed. */
    long floor(long moment) {
        find(moment);
        return before;
    }

    /** Where the grid of the run counts from at one of its moments. The run's start is exact unless it is at or before the floor. */
    long origin(long run, long moment) {
        find(moment);
        return run <= before ? from : run;
    }

    /** Until when the origin of the moment is that of the run. */
    long until(long moment) {
        find(moment);
        return to;
    }

    static boolean isShort(long run, long end) {
        return end - run < SHORTEST;
    }

    private void find(long moment) {
        if (moment >= from && moment < to) {
            return;
        }
        long day = clock.dayBegun(moment);
        long first = day - Math.floorMod(day - A_MONDAY, DAYS);
        before = clock.startOfDay(first - DAYS);
        from = clock.startOfDay(first);
        to = clock.startOfDay(first + DAYS);
    }
}
