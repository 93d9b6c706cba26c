package dev.bookingkit.routing;

import static dev.bookingkit.routing.Operator.CONTAINS;
import static dev.bookingkit.routing.Operator.EQUALS;
import static dev.bookingkit.routing.Operator.IN;
import static dev.bookingkit.routing.Operator.NOT_EQUALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoutingRuleTest {

    private static final Target TARGET = new Target(new UUID(0, 1), null, null);
    private static final Object NO_ANSWER = new Object();

    /** Each operator for each type of field: what is answered, what the rule asks for, whether it matches. */
    static Stream<Arguments> table() {
        return Stream.of(
                // text
                arguments(EQUALS, "Tax law", "tax law", true),
                arguments(EQUALS, "  tax law\n", "tax law", true),
                arguments(EQUALS, "cafe\u0301", "caf\u00e9", true),
                arguments(EQUALS, "tax", "tax law", false),
                arguments(NOT_EQUALS, "tax", "tax law", true),
                arguments(NOT_EQUALS, "TAX LAW", "tax law", false),
                arguments(CONTAINS, "about Tax law, please", "tax LAW", true),
                arguments(CONTAINS, "about tax", "tax law", false),
                arguments(IN, "Law", List.of("tax", "law"), true),
                arguments(IN, "laws", List.of("tax", "law"), false),
                // dropdown and radio: the chosen option is a text
                arguments(EQUALS, "Berlin", "Berlin", true),
                arguments(EQUALS, "Berlin", "Bern", false),
                arguments(CONTAINS, "Berlin-Mitte", "berlin", true),
                arguments(IN, "Bern", List.of("Berlin", "Bern"), true),
                // checkbox with options: the chosen options are a set
                arguments(EQUALS, List.of("b", "a"), List.of("a", "b"), true),
                arguments(EQUALS, List.of("a"), "a", true),
                arguments(EQUALS, List.of("a", "b"), "a", false),
                arguments(NOT_EQUALS, List.of("a", "b"), "a", true),
                arguments(CONTAINS, List.of("syntax", "b"), "b", true),
                arguments(CONTAINS, List.of("syntax"), "tax", false),
                arguments(IN, List.of("a", "b"), List.of("b", "c"), true),
                arguments(IN, List.of("a"), List.of("b", "c"), false),
                // checkbox without options
                arguments(EQUALS, true, true, true),
                arguments(EQUALS, false, true, false),
                arguments(EQUALS, false, false, true),
                arguments(NOT_EQUALS, false, true, true),
                // no answer, or none to speak of
                arguments(EQUALS, NO_ANSWER, "a", false),
                arguments(NOT_EQUALS, NO_ANSWER, "a", true),
                arguments(CONTAINS, NO_ANSWER, "a", false),
                arguments(IN, NO_ANSWER, List.of("a"), false),
                arguments(EQUALS, "  ", "a", false),
                arguments(NOT_EQUALS, List.of(), "a", true),
                arguments(CONTAINS, List.of(), "a", false));
    }

    @ParameterizedTest
    @MethodSource("table")
    void comparesByTypeAndOperator(Operator operator, Object answer, Object value, boolean matches) {
        Map<String, Object> answers = answer == NO_ANSWER ? Map.of() : Map.of("q", answer);

        boolean holds = new Comparison("q", operator, value).holds(new FormAnswers(answers));

        assertThat(holds).isEqualTo(matches);
    }

    @Test
    void allConditionsOrAnyOfThem() {
        FormAnswers answers = new FormAnswers(Map.of("a", "x", "b", "y"));
        Condition right = asks("a", "x");
        Condition wrong = asks("b", "x");

        assertThat(rule(Match.ALL, right, right).matches(answers)).isTrue();
        assertThat(rule(Match.ALL, right, wrong).matches(answers)).isFalse();
        assertThat(rule(Match.ANY, wrong, right).matches(answers)).isTrue();
        assertThat(rule(Match.ANY, wrong, wrong).matches(answers)).isFalse();
    }

    @Test
    void groupsJoinInTheirOwnWay() {
        RoutingRule aAndBOrC =
                rule(Match.ALL, asks("a", "x"), new ConditionGroup(Match.ANY, List.of(asks("b", "x"), asks("c", "x"))));
        RoutingRule aOrBAndC =
                rule(Match.ANY, asks("a", "x"), new ConditionGroup(Match.ALL, List.of(asks("b", "x"), asks("c", "x"))));

        assertThat(aAndBOrC.matches(new FormAnswers(Map.of("a", "x", "c", "x"))))
                .isTrue();
        assertThat(aAndBOrC.matches(new FormAnswers(Map.of("b", "x", "c", "x"))))
                .isFalse();
        assertThat(aOrBAndC.matches(new FormAnswers(Map.of("b", "x", "c", "x"))))
                .isTrue();
        assertThat(aOrBAndC.matches(new FormAnswers(Map.of("b", "x")))).isFalse();
    }

    @Test
    void routesAreTheMatchingRulesInTheirOrderThenTheFallback() {
        Target elsewhere = new Target(null, new UUID(0, 2), null);
        RoutingFormDetails form = new RoutingFormDetails(
                "Form",
                "form",
                null,
                List.of(),
                List.of(
                        new RoutingRule("1", Match.ALL, List.of(asks("a", "y")), TARGET),
                        new RoutingRule("2", Match.ALL, List.of(asks("a", "x")), TARGET),
                        new RoutingRule("3", Match.ALL, List.of(asks("b", "x")), elsewhere)),
                elsewhere,
                true);

        assertThat(form.routes(new FormAnswers(Map.of("a", "x", "b", "x"))))
                .containsExactly(
                        new Route("2", TARGET), new Route("3", elsewhere), new Route(Route.FALLBACK, elsewhere));
        assertThat(form.routes(new FormAnswers(Map.of()))).containsExactly(new Route(Route.FALLBACK, elsewhere));
    }

    private static Comparison asks(String field, String value) {
        return new Comparison(field, EQUALS, value);
    }

    private static RoutingRule rule(Match match, Condition... conditions) {
        return new RoutingRule("r", match, List.of(conditions), TARGET);
    }
}
