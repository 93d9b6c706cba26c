package dev.bookingkit.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClosedLoadTest {

    @Test
    void sendsEachRequestOnceAndCountsWhatWasAnswered() throws Exception {
        Set<Integer> sent = new ConcurrentSkipListSet<>();

        ClosedLoad.Outcome outcome = new ClosedLoad(3, Duration.ofMinutes(1)).run(() -> sent::add, 200);

        assertThat(sent)
                .containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
        assertThat(outcome.requests()).isEqualTo(200);
        assertThat(outcome.perSecond()).isEqualTo(200 / outcome.seconds());
    }

    @Test
    void endsWithItsTime() throws Exception {
        ClosedLoad.Outcome outcome = new ClosedLoad(2, Duration.ofMillis(60)).run(() -> number -> Thread.sleep(10));

        assertThat(outcome.seconds()).isGreaterThanOrEqualTo(0.06);
        assertThat(outcome.requests()).as("six each at most").isLessThanOrEqualTo(12);
    }
}
