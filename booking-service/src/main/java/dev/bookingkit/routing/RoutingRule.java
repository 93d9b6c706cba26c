package dev.bookingkit.routing;

import java.util.List;

/**
 * Leads to its target where its conditions hold.
 *
 * @param id its own within the form; what submissions and their counts refer to
 */
public record RoutingRule(String id, Match match, List<Condition> conditions, Target target) {

    public boolean matches(FormAnswers answers) {
        return match.holds(conditions, answers);
    }
}
