package dev.bookingkit.slot;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** One provider's claims and caps, asked with ascending starts. */
final class Resource {
    private final long duration;
    private final int maxSeats;
    private final Busy busy;
    private final @Nullable CapCount caps;
    private int seatsLeft;

    private Resource(SlotRules rules, Busy busy, @Nullable CapCount caps) {
        this.duration = Micros.of(rules.duration());
        this.maxSeats = rules.maxSeats();
        this.busy = busy;
        this.caps = caps;
    }

    /** What concerns slots that start in [from, to). */
    static Resource of(Schedule schedule, SlotRules rules, Collection<Occupied> occupied, long from, long to) {
        return new Resource(rules, Busy.of(rules, occupied, from, to), CapCount.of(schedule, rules, occupied));
    }

    /** Seats left at the last start that {@link #freeFrom} found free. */
    int seatsLeft() {
        return seatsLeft;
    }

    /** The start itself when it can be booked, leaving the seats behind; else a later moment before which nothing can. */
    long freeFrom(long start) {
        long end = start + duration;
        long free = busy.freeFrom(start, end);
        if (free > start) {
            return free;
        }
        seatsLeft = maxSeats;
        if (!busy.hasSessions()) {
            return caps == null ? start : caps.freeFrom(start);
        }
        int taken = busy.seatsTaken(start, end);
        if (taken == 0) {
            return caps == null || caps.freeFrom(start) == start ? start : start + 1;
        }
        // A seat in a session that exists opens no further booking: caps do not concern it.
        seatsLeft = maxSeats - taken;
        return taken > 0 && seatsLeft > 0 ? start : start + 1;
    }
}
