package dev.bookingkit.slot;

import java.util.Collection;

/** The one function behind every answer for one provider: windows, grid, claims, caps, release, in one pass over ascending starts. */
final class Pipeline {
    private Pipeline() {}

    /** Hands every bookable start of the range to {@code found} until that has enough. */
    static void run(Schedule schedule, SlotRules rules, Collection<Occupied> occupied, Range range, Found found) {
        long from = range.from();
        long to = range.to();
        if (!rules.active() || from >= to) {
            return;
        }
        // The last slot starts before `to` and must still fit: look as far as it reaches.
        Spans windows = Windows.of(schedule, from, to + Micros.of(rules.duration()));
        if (windows.size() == 0) {
            return;
        }
        Resource resource = Resource.of(schedule, rules, occupied, range);
        new Grid(rules, schedule.zone()).walk(windows, from, to, start -> {
            long free = resource.freeFrom(start);
            return free > start || found.accept(start, resource.seatsLeft(), resource.discount()) ? free : Grid.STOP;
        });
    }
}
