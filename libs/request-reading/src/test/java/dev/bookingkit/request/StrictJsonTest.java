package dev.bookingkit.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    record Sample(
            Integer whole,
            String text,
            boolean flag,
            Instant at,
            LocalDate day,
            LocalTime time,
            Color color,
            List<Integer> list) {}

    enum Color {
        red
    }

    private final ObjectMapper json = strict();

    @Test
    void takesABodyAtItsWord() throws JsonProcessingException {
        Sample sample = json.readValue("""
                {"whole": 1, "text": "x", "flag": true, "at": "2026-03-09T13:00:00Z", "day": "2026-03-09",
                 "time": "09:00", "color": "red", "list": [1]}""", Sample.class);

        assertThat(sample.at()).isEqualTo(Instant.parse("2026-03-09T13:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"whole\": 1.9}",
                "{\"whole\": 1.0}",
                "{\"whole\": \"7\"}",
                "{\"whole\": true}",
                "{\"whole\": \"\"}",
                "{\"whole\": 99999999999}",
                "{\"text\": 7}",
                "{\"text\": true}",
                "{\"text\": 1.5}",
                "{\"flag\": null}",
                "{\"flag\": 1}",
                "{\"flag\": \"true\"}",
                "{\"at\": 1234567890}",
                "{\"at\": \"yesterday\"}",
                "{\"day\": [2026, 3, 9]}",
                "{\"day\": \"2030-02-30\"}",
                "{\"time\": 9}",
                "{\"time\": \"24:00\"}",
                "{\"color\": 0}",
                "{\"color\": \"blue\"}",
                "{\"list\": 1}",
                "{\"list\": \"\"}",
                "{\"other\": 1}",
                "{\"whole\": 1, \"whole\": 2}",
                "{\"whole\": 1} x",
                "{\"whole\": 1",
                "[]",
                "\"text\"",
                ""
            })
    void refusesWhatItWouldHaveToGuess(String body) {
        assertThatThrownBy(() -> json.readValue(body, Sample.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void refusesDepthAndLengthWithoutBounds() {
        assertThatThrownBy(() -> json.readTree("[".repeat(5_000))).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> json.readValue("{\"whole\": " + "1".repeat(1_000_000) + "}", Sample.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    private static ObjectMapper strict() {
        ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new StrictJson().customize(mapper);
        return mapper;
    }
}
