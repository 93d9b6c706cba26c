package dev.bookingkit.schedule.offer;

import dev.bookingkit.slot.Reason;
import java.util.List;
import java.util.SequencedMap;

/**
 * Why a start cannot be booked.
 *
 * @param reasons all that apply, in the engine's order, each with the ids of what caused it; not empty
 */
public record Refusal(SequencedMap<Reason, List<String>> reasons) {

    /** The one that a refused booking names. */
    public Reason first() {
        return reasons.firstEntry().getKey();
    }
}
