package dev.bookingkit.schedule.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.slot.Caps;
import dev.bookingkit.slot.Release;
import dev.bookingkit.slot.SlotRules;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WidestTest {

    private static final SlotRules PLAIN = SlotRules.of(Duration.ofMinutes(30));

    @Test
    void looksAtAllThatAnyLooksAt() {
        SlotRules capped = SlotRules.of(Duration.ofMinutes(20))
                .withCaps(Caps.perWeek(3))
                .withBuffers(Duration.ofMinutes(5), Duration.ofMinutes(40));
        SlotRules released = SlotRules.of(Duration.ofMinutes(120))
                .withBuffers(Duration.ofMinutes(10), Duration.ZERO)
                .withRelease(new Release.FillEarlierFirst(50, List.of(LocalTime.NOON)));

        SlotRules widest = Stream.of(capped, released, PLAIN).reduce(PLAIN, Widest::of);

        assertThat(widest.duration()).isEqualTo(Duration.ofMinutes(120));
        assertThat(widest.bufferBefore()).isEqualTo(Duration.ofMinutes(10));
        assertThat(widest.bufferAfter()).isEqualTo(Duration.ofMinutes(40));
        assertThat(widest.caps()).isNotEqualTo(Caps.NONE);
        assertThat(widest.release().looksAtDays()).isTrue();
    }
}
