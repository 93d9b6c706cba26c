package dev.bookingkit.series;

import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An occurrence that cannot be booked.
 *
 * @param index its place in the series, from 0
 */
public record Conflict(int index, Instant start, Reason reason, List<String> causes) {

    private static final Set<Reason> TAKEN = EnumSet.of(Reason.ALREADY_BOOKED, Reason.BUFFER_CONFLICT, Reason.HELD);

    public Conflict {
        causes = List.copyOf(causes);
    }

    /** Of those that were refused. */
    static List<Conflict> of(List<Decision> decisions, List<Instant> starts) {
        List<Conflict> conflicts = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.get(i) instanceof Decision.Refused refused) {
                conflicts.add(new Conflict(i, starts.get(i), refused.reason(), refused.causes()));
            }
        }
        return conflicts;
    }

    Conflict at(int place) {
        return new Conflict(place, start, reason, causes);
    }

    /** Whether a booking or a hold is in the way, and not the schedule. */
    boolean isTaken() {
        return TAKEN.contains(reason);
    }
}
