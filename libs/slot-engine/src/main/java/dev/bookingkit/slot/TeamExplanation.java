package dev.bookingkit.slot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All there is to say about one start of a team.
 *
 * @param decision what {@link TeamSlots#check} answers
 * @param members of each member that could take part, by id, in the team's order: every reason that stands against them, in the order
 *     of {@link Reason}; empty when nothing does. Where members meet on a grid of their own (collective, fixed), a member's grid is no
 *     reason.
 */
public record TeamExplanation(TeamDecision decision, Map<String, List<Decision.Refused>> members) {
    public TeamExplanation {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
}
