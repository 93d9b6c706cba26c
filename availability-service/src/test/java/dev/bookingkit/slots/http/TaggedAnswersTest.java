package dev.bookingkit.slots.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaggedAnswersTest {

    @Test
    void comparesAnyOfTheTagsWeakly() {
        assertThat(TaggedAnswers.matches("\"a\"", "\"a\"")).isTrue();
        assertThat(TaggedAnswers.matches("\"b\", W/\"a\"", "\"a\"")).isTrue();
        assertThat(TaggedAnswers.matches("*", "\"a\"")).isTrue();
        assertThat(TaggedAnswers.matches("\"b\"", "\"a\"")).isFalse();
        assertThat(TaggedAnswers.matches(null, "\"a\"")).isFalse();
    }
}
