package dev.bookingkit.routing;

import java.util.List;

/** Comparisons that hold together, or of which one is enough. */
public record ConditionGroup(Match match, List<Comparison> conditions) implements Condition {

    @Override
    public boolean holds(FormAnswers answers) {
        return match.holds(conditions, answers);
    }
}
