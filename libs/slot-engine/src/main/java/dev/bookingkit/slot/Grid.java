package dev.bookingkit.slot;

import java.time.ZoneId;

/** Walks the grid of merged windows. */
final class Grid {
    /** Decides about one start. */
    interface Visitor {
        /**
         * The start itself to go on with the next grid point, a later moment to go on there, or {@link #STOP}. Starts ascend.
         */
        long visit(long start);
    }

    static final long STOP = Long.MIN_VALUE;

    private final long duration;
    private final long interval;
    private final GridPeriods periods;

    /** The zone is that of the periods after which the grid of hours that never close starts anew. */
    Grid(SlotRules rules, ZoneId zone) {
        duration = Micros.of(rules.duration());
        interval = Micros.of(rules.interval());
        periods = new GridPeriods(zone);
    }

    /** Visits the grid points in [from, to) at which a slot fits into its window. */
    void walk(Spans windows, long from, long to, Visitor visitor) {
        for (int i = 0; i < windows.size(); i++) {
            long window = windows.start(i);
            long last = Math.min(windows.end(i) - duration, to - 1);
            long next = Math.max(window, from);
            if (GridPeriods.isShort(window, windows.end(i))) {
                next = walk(window, next, last, visitor);
            } else {
                while (next <= last && next != STOP) {
                    long until = Math.min(last, periods.until(next) - 1);
                    next = walk(periods.origin(window, next), next, until, visitor);
                }
            }
            if (next == STOP) {
                return;
            }
        }
    }

    /** Visits the grid points in [from, last]; where to go on, or {@link #STOP}. */
    private long walk(long origin, long from, long last, Visitor visitor) {
        long start = at(origin, from);
        while (start <= last) {
            long next = visitor.visit(start);
            if (next == STOP) {
                return STOP;
            }
            start = next == start ? start + interval : at(origin, next);
        }
        return last + 1;
    }

    /** The first grid point at or after the moment. */
    private long at(long origin, long moment) {
        long rest = (moment - origin) % interval;
        return rest == 0 ? moment : moment + interval - rest;
    }
}
