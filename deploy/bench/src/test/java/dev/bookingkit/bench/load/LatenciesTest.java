package dev.bookingkit.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentilesAreThoseOfTheSamplesToThreeDigits() {
        Latencies latencies = new Latencies();
        for (int millis = 1; millis <= 1_000; millis++) {
            latencies.add(millis * 1_000_000L);
        }

        assertThat(latencies.count()).isEqualTo(1_000);
        assertThat(latencies.median()).isCloseTo(500, within(0.6));
        assertThat(latencies.p99()).isCloseTo(990, within(1.1));
        assertThat(latencies.slowest()).isCloseTo(1_000, within(1.1));
    }

    @Test
    void oneSlowRequestInAHundredIsNotInTheP99ButTwoAre() {
        assertThat(withSlowOnes(1).p99()).isCloseTo(1, within(0.01));
        assertThat(withSlowOnes(2).p99()).isCloseTo(500, within(0.6));
    }

    private static Latencies withSlowOnes(int slow) {
        Latencies latencies = new Latencies();
        for (int i = 0; i < 100; i++) {
            latencies.add(i < slow ? 500_000_000L : 1_000_000L);
        }
        return latencies;
    }

    @Test
    void addsUp() {
        Latencies sum = withSlowOnes(2);
        sum.add(withSlowOnes(0));

        assertThat(sum.count()).isEqualTo(200);
        assertThat(sum.p99()).isCloseTo(1, within(0.01));
        assertThat(sum.slowest()).isCloseTo(500, within(0.6));
    }
}
