package dev.bookingkit.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bookingkit.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetadataTest {

    static Stream<Map<String, Object>> refused() {
        return Stream.of(
                Map.of("a", "x\0y"),
                Map.of("\0", 1),
                Map.of("a", List.of(Map.of("b", "\\\0"))),
                Map.of("a", "\ud800"),
                Map.of("a", List.of(Map.of("b", Double.NEGATIVE_INFINITY))),
                Map.of("a", "x".repeat(10_000)));
    }

    static Stream<Map<String, Object>> accepted() {
        return Stream.of(
                Map.of(), Map.of("a", "the text \\u0000 is not the character"), Map.of("a", "x".repeat(9_990)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatTheDatabaseCannotKeep(Map<String, Object> metadata) {
        assertThatThrownBy(() -> Metadata.accepted(metadata)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptsTheRest(Map<String, Object> metadata) {
        assertThat(Metadata.accepted(metadata)).isEqualTo(metadata);
    }

    @Test
    void isEmptyWhereThereIsNone() {
        assertThat(Metadata.accepted(null)).isEmpty();
    }
}
