package dev.bookingkit.slot;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The one function behind every answer: windows, grid, claims, caps, in one pass over ascending starts. */
final class Pipeline {
    private final long duration;
    private final long interval;
    private final int maxSeats;
    private final Busy busy;
    private final @Nullable CapCount caps;
    private int seatsLeft;

    private Pipeline(SlotRules rules, Busy busy, @Nullable CapCount caps) {
        this.duration = Micros.of(rules.duration());
        this.interval = Micros.of(rules.interval());
        this.maxSeats = rules.maxSeats();
        this.busy = busy;
        this.caps = caps;
    }

    /** Hands every bookable start of the range to {@code found} until that has enough. */
    static void run(Schedule schedule, SlotRules rules, Collection<Occupied> occupied, Range range, Found found) {
        long from = range.from();
        long to = range.to();
        if (!rules.active() || from >= to) {
            return;
        }
        // The last slot starts before `to` and must still fit: look as far as it reaches.
        Spans windows = Windows.of(schedule, Windows.Mask.ALL, from, to + Micros.of(rules.duration()));
        if (windows.size() > 0) {
            Busy busy = Busy.of(rules, occupied, from, to);
            new Pipeline(rules, busy, CapCount.of(schedule, rules, occupied)).walk(windows, from, to, found);
        }
    }

    private void walk(Spans windows, long from, long to, Found found) {
        for (int i = 0; i < windows.size(); i++) {
            long window = windows.start(i);
            long last = Math.min(windows.end(i) - duration, to - 1);
            long start = onGrid(window, Math.max(window, from));
            while (start <= last) {
                long free = freeFrom(start);
                if (free > start) {
                    start = onGrid(window, free);
                } else if (found.accept(start, seatsLeft)) {
                    start += interval;
                } else {
                    return;
                }
            }
        }
    }

    /** The first grid point of the window at or after the moment. */
    private long onGrid(long window, long moment) {
        long rest = (moment - window) % interval;
        return rest == 0 ? moment : moment + interval - rest;
    }

    /** The start itself when it can be booked, leaving the seats behind; else a later moment before which nothing can. */
    private long freeFrom(long start) {
        long end = start + duration;
        long free = busy.freeFrom(start, end);
        if (free > start) {
            return free;
        }
        seatsLeft = maxSeats;
        if (busy.hasSessions()) {
            int taken = busy.seatsTaken(start, end);
            if (taken != 0) {
                // A seat in a session that exists opens no further booking: caps do not concern it.
                seatsLeft = maxSeats - taken;
                return taken > 0 && seatsLeft > 0 ? start : start + 1;
            }
            return caps != null && caps.freeFrom(start) > start ? start + 1 : start;
        }
        return caps == null ? start : caps.freeFrom(start);
    }
}
