package dev.bookingkit.slot;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The entry points for one provider. All are pure, never read a clock, and cost O(rules × days + overrides + absences + bookings +
 * slots) after sorting the bookings and windows. The days are those asked for and those looked back: one, or where the hours never close the
 * eight weeks on which the grid depends; a rule counts as often as it opens on a day, and one that is walked with COUNT costs its
 * occurrences since the anchor besides. {@link #check} costs as much as a list of one day; {@link #explain} of a refused start, and
 * {@link #first}, some times that. They throw nothing: what has no meaning, or would be too much, is refused where the records are made
 * ({@link IllegalArgumentException}), a single start with its {@link Query}.
 *
 * <p>{@code occupied} must hold what {@link LoadRange} asks for. When a booking is moved or a hold becomes a booking, leave that
 * booking or hold out.
 */
public final class Slots {
    private static final long FIRST_STEP = 7 * Micros.DAY;

    private Slots() {}

    /**
     * Every slot that starts in the query, by start.
     *
     * @param schedule when the provider works: rules by RFC 5545 section 3.3.10, overrides, absences, the provider's caps
     * @param rules what the event type asks for
     * @param occupied active bookings and live holds, in any order
     * @param query which starts, and the moment from which notice, horizon and release count
     */
    public static List<Slot> list(Schedule schedule, SlotRules rules, Collection<Occupied> occupied, Query query) {
        var found = new Found.Listed(rules);
        Pipeline.run(schedule, rules, occupied, Range.of(query, rules), found);
        return found.slots();
    }

    /** The first slot that starts in the query. Looks only as far as needed: a week, then four times as far each time. */
    public static Optional<Slot> first(Schedule schedule, SlotRules rules, Collection<Occupied> occupied, Query query) {
        var whole = Range.of(query, rules);
        var found = new Found.First(rules);
        long step = FIRST_STEP;
        for (long from = whole.from(); from < whole.to() && found.slot() == null; ) {
            long to = Math.min(whole.to(), from + step);
            Pipeline.run(schedule, rules, occupied, whole.part(from, to), found);
            from = to;
            step *= 4;
        }
        return Optional.ofNullable(found.slot());
    }

    /** Whether a booking may start at exactly this instant, and if not, the first reason. */
    public static Decision check(
            Schedule schedule, SlotRules rules, Collection<Occupied> occupied, Instant start, Instant now) {
        return explain(schedule, rules, occupied, start, now).decision();
    }

    /** The same with every reason that applies. */
    public static Explanation explain(
            Schedule schedule, SlotRules rules, Collection<Occupied> occupied, Instant start, Instant now) {
        var query = new Query(start, start.plusNanos(1_000), now);
        var found = new Found.First(rules);
        if (start.getNano() % 1_000 == 0) {
            Pipeline.run(schedule, rules, occupied, Range.of(query, rules), found);
        }
        Slot slot = found.slot();
        return slot != null
                ? new Explanation(new Decision.Bookable(slot), List.of())
                : Diagnosis.of(schedule, rules, occupied, Range.of(query, rules), start);
    }

    /**
     * The merged free time in the query: maximal periods such that a booking with the rules' duration and buffers fits anywhere in
     * them, whatever the grid. Periods shorter than the duration, time before the notice, after the horizon, capped days and
     * parts of days that are not released are left out.
     */
    public static List<Period> freePeriods(
            Schedule schedule, SlotRules rules, Collection<Occupied> occupied, Query query) {
        return FreeTime.of(schedule, rules, occupied, Range.of(query, rules));
    }
}
