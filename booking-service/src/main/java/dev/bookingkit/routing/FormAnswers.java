package dev.bookingkit.routing;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a form's fields, checked.
 *
 * @param byKey in the order of the fields: a string, a list of strings, or a boolean; a field without an answer is left out
 */
public record FormAnswers(Map<String, Object> byKey) {

    private static final int LONGEST = 1_000;

    /** One error for each answer that is wrong, missing or not asked for; a yes or no without an answer is a no. */
    public static FormAnswers check(List<FormField> fields, Map<String, Object> given) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, Object> checked = new LinkedHashMap<>();
        for (FormField field : fields) {
            Object answer = given.get(field.key());
            String error = answer == null ? missing(field) : wrong(field, answer);
            if (error != null) {
                errors.add(new FieldError("/answers/" + field.key(), error));
            } else if (answer != null || field.yesOrNo()) {
                checked.put(field.key(), answer == null ? Boolean.FALSE : answer);
            }
        }
        List<String> asked = fields.stream().map(FormField::key).toList();
        given.keySet().stream()
                .filter(key -> !asked.contains(key))
                .forEach(key -> errors.add(new FieldError("/answers/" + escape(key), "this is not asked")));
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors.getFirst().detail(), errors).exception();
        }
        return new FormAnswers(checked);
    }

    @Nullable
    Object of(String key) {
        return byKey.get(key);
    }

    private static @Nullable String missing(FormField field) {
        return field.required() ? "an answer is required" : null;
    }

    private static @Nullable String wrong(FormField field, Object answer) {
        return switch (field.type()) {
            case TEXT -> text(field, answer);
            case DROPDOWN, RADIO -> field.choices().contains(answer) ? null : "one of the options is wanted";
            case CHECKBOX -> field.several() ? options(field, answer) : tick(field, answer);
        };
    }

    private static @Nullable String text(FormField field, Object answer) {
        if (!(answer instanceof String text) || text.codePointCount(0, text.length()) > LONGEST) {
            return "a text of at most " + LONGEST + " characters is wanted";
        }
        if (text.codePoints().anyMatch(FormAnswers::isRefused)) {
            return "control characters are refused";
        }
        return field.required() && text.isBlank() ? "an answer is required" : null;
    }

    private static boolean isRefused(int character) {
        boolean lineBreak = character == '\n' || character == '\r' || character == '\t';
        boolean halfCharacter = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return halfCharacter || (Character.isISOControl(character) && !lineBreak);
    }

    private static @Nullable String options(FormField field, Object answer) {
        boolean fits = answer instanceof List<?> chosen
                && field.choices().containsAll(chosen)
                && new HashSet<>(chosen).size() == chosen.size();
        if (!fits) {
            return "a list of the options is wanted";
        }
        return field.required() && answer.equals(List.of()) ? "an answer is required" : null;
    }

    private static @Nullable String tick(FormField field, Object answer) {
        if (!(answer instanceof Boolean ticked)) {
            return "true or false is wanted";
        }
        return field.required() && !ticked ? "this has to be accepted" : null;
    }

    private static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
