package dev.bookingkit.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenLoadTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    @Test
    void sendsEachRequestOnceAndNoneEarly() throws Exception {
        Set<Integer> sent = new ConcurrentSkipListSet<>();
        long begin = System.nanoTime();

        Latencies latencies = new OpenLoad(500, SHORT, 4).run(() -> sent::add);

        assertThat(sent)
                .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
        assertThat(latencies.count()).isEqualTo(50);
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(49 * 2_000_000L);
    }

    /** One request a millisecond, and the first takes 50: the one that was due at 30 ms has waited for 20 of them. */
    @Test
    void aStallIsInTheFiguresOfAllThatHadToWaitForIt() throws Exception {
        Latencies latencies = new OpenLoad(1_000, SHORT, 1).run(() -> number -> {
            if (number == 0) {
                Thread.sleep(50);
            }
        });

        assertThat(latencies.count()).isEqualTo(100);
        assertThat(latencies.slowest()).isGreaterThanOrEqualTo(49);
        assertThat(latencies.percentile(70)).as("31 waited for 20 ms or more").isGreaterThanOrEqualTo(19);
    }

    @Test
    void aFailureEndsIt() {
        assertThatThrownBy(() -> new OpenLoad(500, Duration.ofMinutes(5), 2).run(() -> number -> {
                    if (number == 3) {
                        throw new IllegalStateException("answered 500");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("answered 500");
    }
}
