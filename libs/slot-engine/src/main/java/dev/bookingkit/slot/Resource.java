package dev.bookingkit.slot;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** One provider's claims, caps and released parts of days, asked with ascending starts. */
final class Resource {
    private final long duration;
    private final int maxSeats;
    private final Busy busy;
    private final @Nullable CapCount caps;
    private final @Nullable Released released;
    private int seatsLeft;

    private Resource(SlotRules rules, Busy busy, @Nullable CapCount caps, @Nullable Released released) {
        this.duration = Micros.of(rules.duration());
        this.maxSeats = rules.maxSeats();
        this.busy = busy;
        this.caps = caps;
        this.released = released;
    }

    /** What concerns slots that start in the range. */
    static Resource of(Schedule schedule, SlotRules rules, Collection<Occupied> occupied, Range range) {
        long from = range.from();
        long to = range.to();
        return new Resource(
                rules,
                Busy.of(rules, occupied, from, to),
                CapCount.of(schedule, rules, occupied),
                Released.of(schedule, rules, occupied, range.earliest(), from, to));
    }

    /** Seats left at the last start that {@link #freeFrom} found free. */
    int seatsLeft() {
        return seatsLeft;
    }

    /** Percent off at the last start that {@link #freeFrom} found free. */
    int discount() {
        return released == null ? 0 : released.discount();
    }

    /** The start itself when it can be booked, leaving seats and discount behind; else a later moment before which nothing can. */
    long freeFrom(long start) {
        long end = start + duration;
        long free = busy.freeFrom(start, end);
        if (free > start) {
            return free;
        }
        seatsLeft = maxSeats;
        if (!busy.hasSessions()) {
            return opensFrom(start);
        }
        int left = busy.seatsLeft(start, end, maxSeats);
        if (left == Busy.NO_SESSION) {
            return opensFrom(start) == start ? start : start + 1;
        }
        // A seat in a session that exists opens no further booking: caps and held back parts do not concern it.
        if (released != null) {
            released.freeFrom(start);
        }
        seatsLeft = left;
        return left > 0 ? start : start + 1;
    }

    /** When a further booking may be opened, by caps and release. */
    private long opensFrom(long start) {
        long free = caps == null ? start : caps.freeFrom(start);
        return free > start || released == null ? free : released.freeFrom(start);
    }
}
