package dev.bookingkit.routing;

import dev.bookingkit.column.JsonColumn;
import dev.bookingkit.problem.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What in a form contradicts itself; bounds of single fields are checked where the request is read.
 *
 * <p>A comparison's value is true or false for a checkbox without options, a list of strings for {@code in}, a string or such a
 * list for {@code equals} and {@code not_equals} of a checkbox with options, else a string. Where options are compared, it
 * names options.
 */
final class FormCheck {

    private static final int LONGEST_VALUE = 1_000;
    private static final int MOST_VALUES = 100;

    /** Of all fields or all rules, as JSON: a list shows 200 forms, and each submission reads one. */
    private static final int LONGEST_JSON = 50_000;

    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, FormField> fields = new LinkedHashMap<>();
    private final Set<String> ruleIds = new HashSet<>(Set.of(Route.FALLBACK));

    private FormCheck() {}

    static List<FieldError> of(RoutingFormDetails details) {
        FormCheck check = new FormCheck();
        check.size("/fields", details.fields());
        check.size("/rules", details.rules());
        for (int i = 0; i < details.fields().size(); i++) {
            check.field("/fields/" + i, details.fields().get(i));
        }
        for (int i = 0; i < details.rules().size(); i++) {
            check.rule("/rules/" + i, details.rules().get(i));
        }
        if (details.fallback() != null) {
            check.target("/fallback", details.fallback());
        }
        return check.errors;
    }

    private void size(String at, Object part) {
        if (JsonColumn.write(part).length() > LONGEST_JSON) {
            refuse(at, "at most " + LONGEST_JSON + " characters of JSON");
        }
    }

    private void field(String at, FormField field) {
        if (fields.putIfAbsent(field.key(), field) != null) {
            refuse(at + "/key", "each field needs a key of its own");
        }
        field.problem().ifPresent(detail -> refuse(at + "/options", detail));
    }

    private void rule(String at, RoutingRule rule) {
        if (!ruleIds.add(rule.id())) {
            refuse(at + "/id", "each rule needs an id of its own, other than " + Route.FALLBACK);
        }
        conditions(at + "/conditions/", rule.conditions());
        target(at + "/target", rule.target());
    }

    private void target(String at, Target target) {
        target.problem().ifPresent(detail -> refuse(at, detail));
    }

    private void conditions(String at, List<? extends Condition> conditions) {
        for (int i = 0; i < conditions.size(); i++) {
            switch (conditions.get(i)) {
                case Comparison comparison -> comparison(at + i, comparison);
                case ConditionGroup group -> conditions(at + i + "/conditions/", group.conditions());
            }
        }
    }

    private void comparison(String at, Comparison comparison) {
        FormField field = fields.get(comparison.field());
        if (field == null) {
            refuse(at + "/field", "the form has no such field");
            return;
        }
        Operator operator = comparison.operator();
        if (field.yesOrNo() && (operator == Operator.CONTAINS || operator == Operator.IN)) {
            refuse(at + "/operator", "a checkbox without options can only be compared by equals and not_equals");
            return;
        }
        String error = wrong(field, operator, comparison.value());
        if (error != null) {
            refuse(at + "/value", error);
        }
    }

    private static @Nullable String wrong(FormField field, Operator operator, Object value) {
        if (field.yesOrNo()) {
            return value instanceof Boolean ? null : "true or false is wanted here";
        }
        boolean equality = operator == Operator.EQUALS || operator == Operator.NOT_EQUALS;
        boolean listFits = operator == Operator.IN || (equality && field.several());
        boolean textFits = operator != Operator.IN;
        if (!(textFits && isText(value)) && !(listFits && isTexts(value))) {
            return listFits ? "a list of 1 to " + MOST_VALUES + " texts is wanted here" : "a text is wanted here";
        }
        boolean namesOptions = !field.choices().isEmpty() && (operator != Operator.CONTAINS || field.several());
        return namesOptions && !field.foldedChoices().containsAll(Texts.of(value))
                ? "only the field's options can be asked for"
                : null;
    }

    private static boolean isTexts(Object value) {
        return value instanceof List<?> values
                && !values.isEmpty()
                && values.size() <= MOST_VALUES
                && values.stream().allMatch(one -> one != null && isText(one));
    }

    private static boolean isText(Object value) {
        return value instanceof String text
                && !text.isBlank()
                && text.codePointCount(0, text.length()) <= LONGEST_VALUE
                && text.codePoints().noneMatch(FormCheck::isRefused);
    }

    private static boolean isRefused(int character) {
        return Character.isISOControl(character)
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
    }

    private void refuse(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}
