package dev.bookingkit.slot;

import java.util.List;

/**
 * All there is to say about one start.
 *
 * @param decision what {@link Slots#check} answers
 * @param refusals every reason that applies, in the order of {@link Reason}, the decision's first; empty when bookable
 */
public record Explanation(Decision decision, List<Decision.Refused> refusals) {
    public Explanation {
        refusals = List.copyOf(refusals);
    }
}
