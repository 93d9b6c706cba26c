package dev.bookingkit.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.routing.Match;
import dev.bookingkit.routing.RoutingRule;
import dev.bookingkit.routing.Target;
import dev.bookingkit.submission.FormAnalytics.OfRule;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FormAnalyticsTest {

    @Test
    void rulesKeepTheirOrderAndThoseThatAreGoneComeLast() {
        FormAnalytics analytics = FormAnalytics.of(
                List.of(rule("b"), rule("a")),
                List.of(
                        new RuleCount("a", new Count(6, 2)),
                        new RuleCount("fallback", new Count(3, 1)),
                        new RuleCount("old", new Count(2, 0)),
                        new RuleCount(null, new Count(1, 0))));

        assertThat(analytics.total()).isEqualTo(new Count(12, 3));
        assertThat(analytics.rules())
                .containsExactly(
                        new OfRule("b", true, Count.NONE),
                        new OfRule("a", true, new Count(6, 2)),
                        new OfRule("old", false, new Count(2, 0)));
        assertThat(analytics.fallback()).isEqualTo(new Count(3, 1));
        assertThat(analytics.none()).isEqualTo(new Count(1, 0));
    }

    @Test
    void conversionIsAShareOfTheSubmissions() {
        assertThat(new Count(3, 1).conversion()).isEqualTo(0.3333);
        assertThat(new Count(2, 2).conversion()).isEqualTo(1.0);
        assertThat(Count.NONE.conversion()).isNull();
    }

    private static RoutingRule rule(String id) {
        return new RoutingRule(id, Match.ALL, List.of(), new Target(new UUID(0, 1), null, null));
    }
}
