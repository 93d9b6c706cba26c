package dev.bookingkit.slot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Merged free time instead of slots. */
final class FreeTime {
    private FreeTime() {}

    static List<Period> of(Schedule schedule, SlotRules rules, Collection<Occupied> occupied, Range range) {
        long duration = Micros.of(rules.duration());
        long from = range.from();
        long to = Math.min(range.end(), range.latest() + duration);
        var periods = new ArrayList<Period>();
        if (!rules.active() || from >= to) {
            return periods;
        }
        Spans asked = new Spans(1);
        asked.add(from, to);
        Spans free = Windows.of(schedule, Windows.Mask.ALL, from, to)
                .and(asked)
                .minus(claims(rules, occupied, from, to))
                .minus(capped(schedule, rules, occupied, from, to));
        for (int i = 0; i < free.size(); i++) {
            if (free.end(i) - free.start(i) >= duration) {
                periods.add(new Period(Micros.instant(free.start(i)), Micros.instant(free.end(i))));
            }
        }
        return periods;
    }

    /** Sessions count as taken here: a free period has room for a new booking. */
    private static Spans claims(SlotRules rules, Collection<Occupied> occupied, long from, long to) {
        return Busy.of(rules.withMaxSeats(1), occupied, from, to).claims();
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
