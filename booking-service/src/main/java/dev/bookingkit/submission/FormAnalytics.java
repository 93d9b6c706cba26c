package dev.bookingkit.submission;

import dev.bookingkit.routing.Route;
import dev.bookingkit.routing.RoutingRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a form's submissions.
 *
 * @param rules the form's rules in their order, then those that it had when something was submitted
 * @param fallback where no rule matched
 * @param none where there was nowhere to go
 */
public record FormAnalytics(Count total, List<OfRule> rules, Count fallback, Count none) {

    /** @param isCurrent whether the form still has the rule */
    public record OfRule(String id, boolean isCurrent, Count count) {}

    static FormAnalytics of(List<RoutingRule> rules, List<RuleCount> counts) {
        Map<String, Count> byRule = new LinkedHashMap<>();
        Count total = Count.NONE;
        Count none = Count.NONE;
        for (RuleCount counted : counts) {
            total = total.plus(counted.count());
            if (counted.matchedRule() == null) {
                none = counted.count();
            } else {
                byRule.put(counted.matchedRule(), counted.count());
            }
        }
        Count fallback = byRule.getOrDefault(Route.FALLBACK, Count.NONE);
        byRule.remove(Route.FALLBACK);
        List<OfRule> shown = new ArrayList<>();
        for (RoutingRule rule : rules) {
            shown.add(new OfRule(rule.id(), true, byRule.getOrDefault(rule.id(), Count.NONE)));
            byRule.remove(rule.id());
        }
        byRule.forEach((id, count) -> shown.add(new OfRule(id, false, count)));
        return new FormAnalytics(total, List.copyOf(shown), fallback, none);
    }
}
