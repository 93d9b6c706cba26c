package dev.bookingkit.eventtype;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.problem.FieldError;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventTypeDetailsTest {

    @Test
    void takesAnAmountOrAPercentageAsDeposit() {
        assertThat(EventTypeFixtures.details(1_000, false, 100L, null, List.of())
                        .contradictions())
                .isEmpty();
        assertThat(EventTypeFixtures.details(1_000, false, 100L, 10, List.of()).contradictions())
                .extracting(FieldError::pointer)
                .containsExactly("/depositPercentage");
    }

    @Test
    void refusesADepositAboveThePrice() {
        assertThat(EventTypeFixtures.details(1_000, false, 1_001L, null, List.of())
                        .contradictions())
                .extracting(FieldError::pointer)
                .containsExactly("/depositCents");
    }

    @Test
    void refusesQuestionsThatShareAKeyAndSelectsWithoutOptions() {
        var select = new CustomQuestion("a", "A", QuestionType.SINGLE_SELECT, null, null);
        var text = new CustomQuestion("a", "A", QuestionType.SHORT_TEXT, List.of("x"), null);

        assertThat(EventTypeFixtures.details(0, false, null, null, List.of(select, text))
                        .contradictions())
                .extracting(FieldError::pointer)
                .containsExactly("/customQuestions", "/customQuestions/0/options", "/customQuestions/1/options");
    }

    @Test
    void refusesMoreQuestionsThanAListCanShow() {
        var options = IntStream.range(0, 100).mapToObj(i -> i + "x".repeat(195)).toList();
        var questions = IntStream.range(0, 3)
                .mapToObj(i -> new CustomQuestion("q" + i, "Q", QuestionType.SINGLE_SELECT, options, null))
                .toList();

        assertThat(EventTypeFixtures.details(0, false, null, null, questions).contradictions())
                .extracting(FieldError::pointer)
                .containsExactly("/customQuestions");
        assertThat(EventTypeFixtures.details(0, false, null, null, questions.subList(0, 2))
                        .contradictions())
                .isEmpty();
    }
}
