package dev.bookingkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.booking.BookingProblem;
import dev.bookingkit.hold.HoldProblem;
import dev.bookingkit.placement.SlotProblem;
import dev.bookingkit.problem.Problem;
import dev.bookingkit.seat.SeatProblem;
import dev.bookingkit.series.SeriesProblem;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsAreDocumentedTest {

    static Stream<Class<?>> problems() {
        return Stream.of(
                        BookingProblem.class,
                        SlotProblem.class,
                        HoldProblem.class,
                        SeatProblem.class,
                        SeriesProblem.class)
                .flatMap(it -> Arrays.stream(it.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void hasARowInTheDocs(Class<?> problem) throws Exception {
        assertThat(documented()).contains("| `" + example(problem).type().wireName() + "` |");
    }

    private static String documented() throws IOException {
        return Files.readString(Path.of("../docs/problems.md"));
    }

    private static Problem example(Class<?> problem) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(problem.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = problem.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return (Problem) constructor.newInstance(
                Arrays.stream(types).map(ProblemsAreDocumentedTest::value).toArray());
    }

    private static Object value(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        return type == int.class ? 1 : List.of();
    }
}
