package dev.bookingkit.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.FieldError;
import dev.bookingkit.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class FormAnswersTest {

    private static final FormField TEXT = field("text", FieldType.TEXT, null, true);
    private static final FormField RADIO = field("radio", FieldType.RADIO, List.of("a", "b"), true);
    private static final FormField OPTIONS = field("options", FieldType.CHECKBOX, List.of("a", "b"), false);
    private static final FormField TICK = field("tick", FieldType.CHECKBOX, null, false);

    @Test
    void takesWhatFitsTheType() {
        Map<String, Object> given =
                Map.of("text", "Line\nline", "radio", "b", "options", List.of("b", "a"), "tick", true);

        assertThat(FormAnswers.check(List.of(TEXT, RADIO, OPTIONS, TICK), given).byKey())
                .isEqualTo(given);
    }

    @Test
    void aTickThatIsNotGivenIsANo() {
        assertThat(FormAnswers.check(List.of(OPTIONS, TICK), Map.of()).byKey()).isEqualTo(Map.of("tick", false));
    }

    @Test
    void refusesWhatDoesNotFit() {
        refuses(TEXT, 7);
        refuses(TEXT, "  ");
        refuses(TEXT, "x".repeat(1_001));
        refuses(TEXT, "a\u0000b");
        refuses(TEXT, "a\ud800");
        refuses(RADIO, "c");
        refuses(RADIO, List.of("a"));
        refuses(OPTIONS, "a");
        refuses(OPTIONS, List.of("a", "a"));
        refuses(OPTIONS, List.of("a", 1));
        refuses(field("options", FieldType.CHECKBOX, List.of("a"), true), List.of());
        refuses(TICK, "true");
        refuses(field("tick", FieldType.CHECKBOX, null, true), false);
    }

    @Test
    void saysWhatIsWrongWithEachField() {
        assertThatThrownBy(() -> FormAnswers.check(List.of(TEXT, RADIO), Map.of("radio", "c", "a/b", "x")))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .extracting(failure -> (InvalidRequest) failure.problem())
                .satisfies(problem -> assertThat(problem.errors())
                        .extracting(FieldError::pointer)
                        .containsExactly("/answers/text", "/answers/radio", "/answers/a~1b"));
    }

    private static void refuses(FormField field, Object answer) {
        assertThatThrownBy(() -> FormAnswers.check(List.of(field), Map.of(field.key(), answer)))
                .as("%s: %s", field, answer)
                .isInstanceOf(ProblemException.class);
    }

    private static FormField field(String key, FieldType type, List<String> options, boolean required) {
        return new FormField(key, "Label", type, options, required);
    }
}
