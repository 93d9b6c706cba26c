package dev.bookingkit.schedule.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.slot.Caps;
import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.Release;
import dev.bookingkit.slot.SlotRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class WidestTest {

    private static final SlotRules PLAIN = SlotRules.of(Duration.ofMinutes(30));
    private static final Instant START = Instant.parse("2030-03-05T09:00:00Z");

    @Test
    void looksAtAllThatAnyLooksAt() {
        SlotRules capped = SlotRules.of(Duration.ofMinutes(20))
                .withCaps(Caps.perWeek(3))
                .withBuffers(Duration.ofMinutes(5), Duration.ofMinutes(40));
        SlotRules released = SlotRules.of(Duration.ofMinutes(120))
                .withMaxSeats(4)
                .withBuffers(Duration.ofMinutes(10), Duration.ZERO)
                .withRelease(new Release.FillEarlierFirst(50, List.of(LocalTime.NOON)));

        SlotRules widest =
                new Widest(PLAIN).and(capped).and(released).and(PLAIN).rules();

        assertThat(widest.duration()).isEqualTo(Duration.ofMinutes(120));
        assertThat(widest.bufferBefore()).isEqualTo(Duration.ofMinutes(10));
        assertThat(widest.bufferAfter()).isEqualTo(Duration.ofMinutes(40));
        assertThat(widest.caps()).isNotEqualTo(Caps.NONE);
        assertThat(widest.release().looksAtDays()).isTrue();
        assertThat(widest.maxSeats()).isEqualTo(4);
    }

    /** Read for sessions of 8: one with 3 taken has 5 left, one that is larger and has more left counts as 1 taken. */
    @Test
    void aSessionHasAsManySeatsLeftForEverybody() {
        Widest widest = new Widest(PLAIN).and(PLAIN.withMaxSeats(8));
        List<Occupied> read = List.of(session(3), session(8), session(1), session(0));

        assertThat(widest.seenBy(PLAIN.withMaxSeats(6), read))
                .extracting(Occupied::seatsTaken)
                .containsExactly(1, 6, 1, 0);
        assertThat(widest.seenBy(PLAIN.withMaxSeats(8), read)).isEqualTo(read);
    }

    private static Occupied session(int seatsTaken) {
        return Occupied.booking(START, START.plusSeconds(1_800)).withSeatsTaken(seatsTaken);
    }
}
