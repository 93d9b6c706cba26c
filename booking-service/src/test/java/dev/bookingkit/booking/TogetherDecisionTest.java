package dev.bookingkit.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.schedule.ProviderTime;
import dev.bookingkit.slot.AvailabilityRule;
import dev.bookingkit.slot.Caps;
import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.Reason;
import dev.bookingkit.slot.Schedule;
import dev.bookingkit.slot.SlotRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TogetherDecisionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final UUID PROVIDER = new UUID(0, 1);
    private static final SlotRules RULES = SlotRules.of(Duration.ofMinutes(30));
    private static final Schedule OPEN = Schedule.of(
            ZoneId.of("UTC"),
            AvailabilityRule.of("FREQ=DAILY", LocalTime.of(8, 0), LocalTime.of(20, 0), ZoneId.of("UTC"), null, null));

    @Test
    void decidesEachAsASingleOne() {
        Occupied taken = Occupied.booking(at(9, 9), at(9, 10)).withId("b");

        assertThat(decide(RULES, List.of(taken), at(2, 9), at(9, 9), at(16, 9), at(23, 7)))
                .containsExactly(null, Reason.ALREADY_BOOKED, null, Reason.OUTSIDE_AVAILABILITY);
    }

    @Test
    void countsEarlierOnesTowardsCaps() {
        assertThat(decide(RULES.withCaps(Caps.perWeek(1)), List.of(), at(2, 9), at(4, 9), at(9, 9)))
                .containsExactly(null, Reason.CAP_REACHED, null);
    }

    @Test
    void doesNotCountWhatIsRefused() {
        Occupied taken = Occupied.booking(at(2, 9), at(2, 10)).withCountsTowardsCap(false);

        assertThat(decide(RULES.withCaps(Caps.perWeek(1)), List.of(taken), at(2, 9), at(4, 9)))
                .containsExactly(Reason.ALREADY_BOOKED, null);
    }

    @Test
    void keepsItsOwnBuffersFree() {
        SlotRules buffered = RULES.withBuffers(Duration.ZERO, Duration.ofMinutes(30));

        assertThat(decide(buffered, List.of(), at(2, 9), at(2, 9).plusSeconds(1_800)))
                .containsExactly(null, Reason.BUFFER_CONFLICT);
    }

    @Test
    void refusesWhatNoCalendarReaches() {
        assertThat(decide(RULES, List.of(), Instant.parse("9999-12-31T23:00:00Z")))
                .containsExactly(Reason.BEYOND_HORIZON);
    }

    @Test
    void refusesAProviderThatTakesNoBookings() {
        List<Decision> decisions =
                TogetherDecision.of(RULES, List.of(), List.of(new WantedStart(PROVIDER, at(2, 9))), NOW);

        assertThat(decisions).containsExactly(new Decision.Refused(Reason.INACTIVE, List.of(PROVIDER.toString())));
    }

    private static List<Reason> decide(SlotRules rules, List<Occupied> occupied, Instant... starts) {
        List<WantedStart> wanted = Arrays.stream(starts)
                .map(start -> new WantedStart(PROVIDER, start))
                .toList();
        return TogetherDecision.of(rules, List.of(new ProviderTime(PROVIDER, OPEN, occupied, List.of())), wanted, NOW)
                .stream()
                .map(it -> it instanceof Decision.Refused refused ? refused.reason() : null)
                .toList();
    }

    private static Instant at(int day, int hour) {
        return Instant.parse("2026-03-%02dT%02d:00:00Z".formatted(day, hour));
    }
}
