package dev.bookingkit.routing;

import static dev.bookingkit.routing.Operator.CONTAINS;
import static dev.bookingkit.routing.Operator.EQUALS;
import static dev.bookingkit.routing.Operator.IN;
import static dev.bookingkit.routing.Operator.NOT_EQUALS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.problem.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FormCheckTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Target TARGET = new Target(ID, null, null);
    private static final List<FormField> FIELDS = List.of(
            field("text", FieldType.TEXT),
            field("radio", FieldType.RADIO, "a", "b"),
            field("options", FieldType.CHECKBOX, "a", "b"),
            field("tick", FieldType.CHECKBOX));

    @Test
    void takesWhatFits() {
        assertThat(errors(
                        compare("text", EQUALS, "anything"),
                        compare("text", IN, List.of("x", "y")),
                        compare("radio", EQUALS, "A"),
                        compare("radio", CONTAINS, "anything"),
                        compare("radio", IN, List.of("a", "b")),
                        compare("options", EQUALS, List.of("a", "b")),
                        compare("options", NOT_EQUALS, "a"),
                        compare("options", CONTAINS, "b"),
                        compare("tick", NOT_EQUALS, true),
                        new ConditionGroup(Match.ANY, List.of(compare("text", CONTAINS, "x")))))
                .isEmpty();
    }

    @Test
    void refusesAValueThatTheTypeCannotHave() {
        refuses(compare("text", EQUALS, 7), "/value");
        refuses(compare("text", EQUALS, List.of("x")), "/value");
        refuses(compare("text", EQUALS, "a\u0007"), "/value");
        refuses(compare("text", EQUALS, " "), "/value");
        refuses(compare("text", IN, "x"), "/value");
        refuses(compare("text", IN, List.of()), "/value");
        refuses(compare("text", IN, Arrays.asList("x", null)), "/value");
        refuses(compare("radio", EQUALS, "c"), "/value");
        refuses(compare("radio", IN, List.of("a", "c")), "/value");
        refuses(compare("options", CONTAINS, "c"), "/value");
        refuses(compare("options", CONTAINS, List.of("a")), "/value");
        refuses(compare("tick", EQUALS, "true"), "/value");
        refuses(compare("tick", CONTAINS, true), "/operator");
        refuses(compare("tick", IN, List.of("true")), "/operator");
        refuses(compare("other", EQUALS, "x"), "/field");
        refuses(new ConditionGroup(Match.ALL, List.of(compare("other", EQUALS, "x"))), "/conditions/0/field");
    }

    @Test
    void refusesFieldsAndRulesThatAreMistakenForOneAnother() {
        assertThat(pointers(form(
                        List.of(field("a", FieldType.TEXT), field("a", FieldType.TEXT)),
                        List.of(rule("r", TARGET), rule("r", TARGET), rule("fallback", TARGET)),
                        null)))
                .contains("/fields/1/key", "/rules/1/id", "/rules/2/id");
    }

    @Test
    void refusesOptionsThatDoNotGoWithTheType() {
        assertThat(pointers(form(
                        List.of(
                                field("a", FieldType.TEXT, "x"),
                                field("b", FieldType.DROPDOWN),
                                field("c", FieldType.RADIO, "x", " X"),
                                field("d", FieldType.CHECKBOX)),
                        List.of(),
                        null)))
                .containsExactly("/fields/0/options", "/fields/1/options", "/fields/2/options");
    }

    @Test
    void refusesMoreThanAListCanShow() {
        String longest = "x".repeat(1_000);
        var rules = IntStream.range(0, 50)
                .mapToObj(i -> new RoutingRule(
                        "r" + i, Match.ALL, List.of(compare("text", EQUALS, longest)), new Target(ID, null, null)))
                .toList();
        var fields = IntStream.range(0, 50)
                .mapToObj(i -> new FormField("f" + i, longest, FieldType.TEXT, null, null))
                .toList();

        assertThat(pointers(form(FIELDS, rules, null))).containsExactly("/rules");
        assertThat(pointers(form(FIELDS, rules.subList(0, 40), null))).isEmpty();
        assertThat(pointers(form(fields, List.of(), null))).containsExactly("/fields");
    }

    @Test
    void refusesTargetsThatAreNone() {
        assertThat(pointers(form(
                        FIELDS,
                        List.of(rule("r", new Target(null, null, null)), rule("s", new Target(ID, ID, null))),
                        new Target(null, ID, ID))))
                .containsExactly("/rules/0/target", "/fallback");
    }

    private static void refuses(Condition condition, String where) {
        assertThat(errors(condition)).as("%s", condition).containsExactly("/rules/0/conditions/0" + where);
    }

    private static List<String> errors(Condition... conditions) {
        return pointers(form(FIELDS, List.of(new RoutingRule("r", Match.ALL, List.of(conditions), TARGET)), null));
    }

    private static List<String> pointers(RoutingFormDetails form) {
        return FormCheck.of(form).stream().map(FieldError::pointer).toList();
    }

    private static RoutingFormDetails form(List<FormField> fields, List<RoutingRule> rules, Target fallback) {
        return new RoutingFormDetails("Form", "form", null, fields, rules, fallback, true);
    }

    private static RoutingRule rule(String id, Target target) {
        return new RoutingRule(id, Match.ALL, List.of(), target);
    }

    private static Comparison compare(String field, Operator operator, Object value) {
        return new Comparison(field, operator, value);
    }

    private static FormField field(String key, FieldType type, String... options) {
        return new FormField(key, "Label", type, options.length == 0 ? null : List.of(options), null);
    }
}
