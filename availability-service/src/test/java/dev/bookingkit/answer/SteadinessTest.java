package dev.bookingkit.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SteadinessTest {

    private static final Instant START = Instant.parse("2026-03-09T09:00:00Z");
    private static final Instant END = START.plusSeconds(5);

    @Test
    void whatDoesNotChangeIsSteadyToTheEndAndAskedOnce() {
        AtomicInteger asked = new AtomicInteger();
        assertThat(Steadiness.until(
                        now -> {
                            asked.incrementAndGet();
                            return "same";
                        },
                        "same",
                        START,
                        END))
                .isEqualTo(END);
        assertThat(asked).hasValue(1);
    }

    @Test
    void endsJustBeforeTheChange() {
        for (int millis : new int[] {1, 49, 50, 51, 1_234, 4_951, 5_000}) {
            Instant change = START.plusMillis(millis);
            Instant until = Steadiness.until(now -> now.isBefore(change), true, START, END);
            assertThat(until).isBefore(change);
            assertThat(Duration.between(until, change)).isLessThanOrEqualTo(Steadiness.GRAIN);
        }
    }
}
