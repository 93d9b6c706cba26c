package dev.bookingkit.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bookingkit.eventtype.CustomQuestion;
import dev.bookingkit.eventtype.QuestionType;
import dev.bookingkit.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerSheetTest {

    @Test
    void takesWhatFitsTheType() {
        accepts(QuestionType.SHORT_TEXT, "some text");
        accepts(QuestionType.LONG_TEXT, "line\nline");
        accepts(QuestionType.SINGLE_SELECT, "a");
        accepts(QuestionType.MULTI_SELECT, List.of("b", "a"));
        accepts(QuestionType.PHONE, "+49 (30) 123-456");
        accepts(QuestionType.EMAIL, "a@b.example");
        accepts(QuestionType.NUMBER, 1.5);
        accepts(QuestionType.CHECKBOX, true);
    }

    @Test
    void refusesWhatDoesNot() {
        refuses(QuestionType.SHORT_TEXT, 7);
        refuses(QuestionType.SHORT_TEXT, "x".repeat(501));
        refuses(QuestionType.LONG_TEXT, "a\u0000b");
        refuses(QuestionType.LONG_TEXT, "a\ud800b");
        refuses(QuestionType.SINGLE_SELECT, "c");
        refuses(QuestionType.MULTI_SELECT, List.of("a", "a"));
        refuses(QuestionType.MULTI_SELECT, "a");
        refuses(QuestionType.PHONE, "call me");
        refuses(QuestionType.PHONE, "030 123456");
        refuses(QuestionType.PHONE, "+1 555");
        refuses(QuestionType.PHONE, 4930123456L);
        refuses(QuestionType.EMAIL, "a@b");
        refuses(QuestionType.EMAIL, "a\ud800@b.example");
        refuses(QuestionType.NUMBER, "1");
        refuses(QuestionType.NUMBER, Double.POSITIVE_INFINITY);
        refuses(QuestionType.CHECKBOX, "true");
    }

    @Test
    void refusesABlankOrUntickedAnswerWhereOneIsRequired() {
        refuses(QuestionType.SHORT_TEXT, "  ");
        refuses(QuestionType.MULTI_SELECT, List.of());
        refuses(QuestionType.CHECKBOX, false);
        assertThatThrownBy(() -> AnswerSheet.check(List.of(question(QuestionType.NUMBER)), Map.of()))
                .isInstanceOf(ProblemException.class);
    }

    private static void accepts(QuestionType type, Object answer) {
        assertThat(AnswerSheet.check(List.of(question(type)), Map.of("q", answer)))
                .containsExactly(new Answer("q", "Question", answer));
    }

    private static void refuses(QuestionType type, Object answer) {
        assertThatThrownBy(() -> AnswerSheet.check(List.of(question(type)), Map.of("q", answer)))
                .as("%s: %s", type, answer)
                .isInstanceOf(ProblemException.class);
    }

    private static CustomQuestion question(QuestionType type) {
        return new CustomQuestion("q", "Question", type, type.hasOptions() ? List.of("a", "b") : null, true);
    }
}
