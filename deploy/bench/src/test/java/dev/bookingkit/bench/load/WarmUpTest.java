package dev.bookingkit.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void endsWhenThreeRoundsInARowAreNoFasterThanTheBest() throws Exception {
        Iterator<Double> rounds = List.of(100.0, 200.0, 150.0, 205.0, 300.0, 290.0, 310.0, 300.0, 900.0)
                .iterator();

        WarmUp.untilSteady(rounds::next);

        assertThat(rounds.next()).isEqualTo(900);
    }
}
