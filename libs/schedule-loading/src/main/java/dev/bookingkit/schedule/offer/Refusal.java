package dev.bookingkit.schedule.offer;

import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Why a start cannot be booked.
 *
 * @param reasons all that apply, in the engine's order, each with the ids of what caused it; not empty
 */
public record Refusal(SequencedMap<Reason, List<String>> reasons) {

    static Refusal of(Reason reason) {
        return of(List.of(new Decision.Refused(reason, List.of())));
    }

    static Refusal of(List<Decision.Refused> refusals) {
        SequencedMap<Reason, List<String>> reasons = new LinkedHashMap<>();
        refusals.forEach(it -> reasons.put(it.reason(), it.causes()));
        return new Refusal(reasons);
    }

    /** The one that a refused booking names. */
    public Reason first() {
        return reasons.firstEntry().getKey();
    }

    /** The ids of what caused the first. */
    public List<String> causes() {
        return reasons.firstEntry().getValue();
    }
}
