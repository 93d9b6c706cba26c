package dev.bookingkit.schedule.offer;

import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a start cannot be booked.
 *
 * @param reasons all that apply, in the engine's order, each with the ids of what caused it; not empty
 * @param holds which of the causes are holds
 */
public record Refusal(SequencedMap<Reason, List<String>> reasons, Set<String> holds) {

    static Refusal of(Reason reason) {
        return of(List.of(new Decision.Refused(reason, List.of())), List.of());
    }

    static Refusal of(List<Decision.Refused> refusals, List<Occupied> occupied) {
        SequencedMap<Reason, List<String>> reasons = new LinkedHashMap<>();
        refusals.forEach(it -> reasons.put(it.reason(), it.causes()));
        return new Refusal(reasons, holds(occupied.stream()));
    }

    static Set<String> holds(Stream<Occupied> occupied) {
        return occupied.filter(it -> it.kind() == Occupied.Kind.HOLD)
                .flatMap(it -> Stream.ofNullable(it.id()))
                .collect(Collectors.toUnmodifiableSet());
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
