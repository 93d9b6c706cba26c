package dev.bookingkit.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.slot.Period;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MoveOrderTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    @Test
    void movesAtOnceWhatIsNotInTheWay() {
        assertThat(MoveOrder.of(List.of(step("a", ONE, 0, 1), step("b", ONE, 10, 11))))
                .containsExactly(List.of("a", "b"));
    }

    @Test
    void movesTheLaterFirstWhereItGoesForward() {
        assertThat(MoveOrder.of(List.of(step("a", ONE, 0, 10), step("b", ONE, 10, 20), step("c", ONE, 20, 30))))
                .containsExactly(List.of("c"), List.of("b"), List.of("a"));
    }

    @Test
    void movesTheEarlierFirstWhereItGoesBack() {
        assertThat(MoveOrder.of(List.of(step("b", ONE, 10, 5), step("a", ONE, 5, 0))))
                .containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void isInNobodysWayWithAnotherProvider() {
        assertThat(MoveOrder.of(List.of(step("a", ONE, 0, 10), step("b", OTHER, 10, 20))))
                .containsExactly(List.of("a", "b"));
    }

    @Test
    void mayOverlapItsOwnOldPlace() {
        assertThat(MoveOrder.of(List.of(step("a", ONE, 0, 1), step("b", ONE, 5, 3))))
                .containsExactly(List.of("a", "b"));
    }

    @Test
    void endsEvenWhereTwoSwap() {
        assertThat(MoveOrder.of(List.of(step("a", ONE, 0, 10), step("b", ONE, 10, 0), step("c", ONE, 30, 31))))
                .containsExactly(List.of("c"), List.of("a", "b"));
    }

    /** Each is 2 long. */
    private static MoveOrder.Step<String> step(String name, UUID provider, long from, long to) {
        return new MoveOrder.Step<>(name, provider, period(from), period(to));
    }

    private static Period period(long start) {
        return new Period(Instant.ofEpochSecond(start), Instant.ofEpochSecond(start + 2));
    }
}
