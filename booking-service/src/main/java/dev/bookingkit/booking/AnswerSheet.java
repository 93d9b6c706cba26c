package dev.bookingkit.booking;

import dev.bookingkit.eventtype.CustomQuestion;
import dev.bookingkit.phone.PhoneNumbers;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks answers against the questions; one error for each that is wrong, missing or not asked for. */
public final class AnswerSheet {

    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}.]+(\\.[^@\\s\\p{Cntrl}.]+)+");
    private static final int SHORT = 500;
    private static final int LONG = 5_000;

    private AnswerSheet() {}

    /** The answers to be stored, in the order of the questions. */
    public static List<Answer> check(List<CustomQuestion> questions, Map<String, Object> answers) {
        List<FieldError> errors = new ArrayList<>();
        List<Answer> checked = new ArrayList<>();
        for (CustomQuestion question : questions) {
            Object given = answers.get(question.key());
            String error = given == null ? missing(question) : wrong(question, given);
            if (error != null) {
                errors.add(new FieldError("/answers/" + question.key(), error));
            } else if (given != null) {
                checked.add(new Answer(question.key(), question.label(), given));
            }
        }
        List<String> asked = questions.stream().map(CustomQuestion::key).toList();
        answers.keySet().stream()
                .filter(key -> !asked.contains(key))
                .forEach(key -> errors.add(new FieldError("/answers/" + escape(key), "this is not asked")));
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors.getFirst().detail(), errors).exception();
        }
        return checked;
    }

    private static @Nullable String missing(CustomQuestion question) {
        return question.required() ? "an answer is required" : null;
    }

    private static @Nullable String wrong(CustomQuestion question, Object given) {
        return switch (question.type()) {
            case SHORT_TEXT -> text(question, given, SHORT);
            case LONG_TEXT -> text(question, given, LONG);
            case SINGLE_SELECT -> question.choices().contains(given) ? null : "one of the options is wanted";
            case MULTI_SELECT -> choices(question, given);
            case PHONE -> phone(given);
            case EMAIL -> matching(given, EMAIL) ? null : "a mail address is wanted";
            case NUMBER -> isNumber(given) ? null : "a number is wanted";
            case CHECKBOX -> checkbox(question, given);
        };
    }

    private static @Nullable String text(CustomQuestion question, Object given, int max) {
        if (!(given instanceof String text) || text.codePointCount(0, text.length()) > max) {
            return "a text of at most " + max + " characters is wanted";
        }
        if (text.codePoints().anyMatch(AnswerSheet::isNoCharacter)) {
            return "control characters and lone surrogates are refused";
        }
        return question.required() && text.isBlank() ? "an answer is required" : null;
    }

    private static boolean isNoCharacter(int it) {
        boolean control = Character.isISOControl(it) && it != '\n' && it != '\r' && it != '\t';
        return control || Character.getType(it) == Character.SURROGATE;
    }

    /** What is read from {@code 1e999} is none. */
    private static boolean isNumber(Object given) {
        return given instanceof Number number && Double.isFinite(number.doubleValue());
    }

    private static @Nullable String choices(CustomQuestion question, Object given) {
        boolean fits = given instanceof List<?> chosen
                && question.choices().containsAll(chosen)
                && new HashSet<>(chosen).size() == chosen.size()
                && !(question.required() && chosen.isEmpty());
        return fits ? null : "a list of the options is wanted";
    }

    private static @Nullable String checkbox(CustomQuestion question, Object given) {
        if (!(given instanceof Boolean ticked)) {
            return "true or false is wanted";
        }
        return question.required() && !ticked ? "this has to be accepted" : null;
    }

    private static @Nullable String phone(Object given) {
        return PhoneNumbers.problemOfInternational(given instanceof String text ? text : "")
                .orElse(null);
    }

    private static boolean matching(Object given, Pattern pattern) {
        return given instanceof String text
                && text.length() <= 254
                && text.codePoints().noneMatch(AnswerSheet::isNoCharacter)
                && pattern.matcher(text).matches();
    }

    private static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
