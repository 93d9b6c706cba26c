package dev.bookingkit.slot;

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

    Grid(SlotRules rules) {
        duration = Micros.of(rules.duration());
        interval = Micros.of(rules.interval());
    }

    /** Visits the grid points in [from, to) at which a slot fits into its window. */
    void walk(Spans windows, long from, long to, Visitor visitor) {
        for (int i = 0; i < windows.size(); i++) {
            long window = windows.start(i);
            long last = Math.min(windows.end(i) - duration, to - 1);
            long start = at(window, Math.max(window, from));
            while (start <= last) {
                long next = visitor.visit(start);
                if (next == STOP) {
                    return;
                }
                start = next == start ? start + interval : at(window, next);
            }
        }
    }

    /** The first grid point of the window at or after the moment. */
    private long at(long window, long moment) {
        long rest = (moment - window) % interval;
        return rest == 0 ? moment : moment + interval - rest;
    }
}
