package dev.bookingkit.slot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Merged free time instead of slots. */
final class FreeTime {
    private FreeTime() {}

    static List<Period> of(Schedule schedule, SlotRules rules, Collection<Occupied> occupied, Range range) {
        Spans free = spans(schedule, rules, occupied, range);
        long duration = Micros.of(rules.duration());
        var periods = new ArrayList<Period>();
        for (int i = 0; i < free.size(); i++) {
            if (free.end(i) - free.start(i) >= duration) {
                periods.add(new Period(Micros.instant(free.start(i)), Micros.instant(free.end(i))));
            }
        }
        return periods;
    }

    /** The same with the stretches that are too short for a booking. */
    static Spans spans(Schedule schedule, SlotRules rules, Collection<Occupied> occupied, Range range) {
        long from = range.from();
        long to = Math.min(range.end(), range.last() + Micros.of(rules.duration()));
        if (!rules.active() || from >= to) {
            return new Spans(0);
        }
        Spans asked = new Spans(1);
        asked.add(from, to);
        return Windows.open(schedule, Windows.Mask.ALL, from, to)
                .and(asked)
                .minus(claims(rules, occupied, from, to))
                .minus(capped(schedule, rules, occupied, from, to))
                .minus(heldBack(schedule, rules, occupied, range, to));
    }

    /** Sessions count as taken here: a free period has room for a new booking. */
    private static Spans claims(SlotRules rules, Collection<Occupied> occupied, long from, long to) {
        return Busy.of(rules.withMaxSeats(1), occupied, from, to).claims();
    }

    /** Parts of days that are not released yet. */
    private static Spans heldBack(
            Schedule schedule, SlotRules rules, Collection<Occupied> occupied, Range range, long to) {
        Released released = Released.of(schedule, rules, occupied, range.earliest(), range.from(), to);
        return released == null ? new Spans(0) : released.heldBack(range.from());
    }

    private static Spans capped(Schedule schedule, SlotRules rules, Collection<Occupied> occupied, long from, long to) {
        var capped = new Spans(8);
        CapCount caps = CapCount.of(schedule, rules, occupied);
        for (long moment = from; caps != null && moment < to; moment = caps.knownTo()) {
            if (caps.freeFrom(moment) > moment) {
                capped.add(moment, caps.knownTo());
            }
        }
        return capped.merge();
    }
}
