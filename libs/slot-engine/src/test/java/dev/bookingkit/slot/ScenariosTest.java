package dev.bookingkit.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.slot.oracle.Oracle;
import dev.bookingkit.slot.oracle.Scenario;
import dev.bookingkit.slot.oracle.Scenarios;
import dev.bookingkit.slot.oracle.TeamOracle;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The random questions are worth asking: they have answers of every kind. */
class ScenariosTest {
    @Test
    void manyScenariosHaveSlotsAndEveryReasonOccurs() {
        var random = new Random(7);
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        int withSlots = 0;
        int discounted = 0;
        int heldBack = 0;
        for (int i = 0; i < 2_000; i++) {
            Scenario scenario = Scenarios.random(random);
            var oracle = new Oracle(scenario);
            withSlots += oracle.slots().isEmpty() ? 0 : 1;
            discounted += oracle.slots().stream().anyMatch(slot -> slot.discountPercent() > 0) ? 1 : 0;
            boolean fills = scenario.rules().release() instanceof Release.FillEarlierFirst;
            for (int minute = 0; minute < 1_440; minute += 5) {
                Instant start = scenario.query().start().plus(Duration.ofMinutes(minute));
                Reason reason = oracle.refusal(start);
                if (reason != null) {
                    reasons.add(reason);
                    heldBack += fills && reason == Reason.NOT_RELEASED ? 1 : 0;
                }
            }
        }
        assertThat(withSlots).isGreaterThan(600);
        assertThat(discounted).isGreaterThan(30);
        assertThat(heldBack).isGreaterThan(300);
        assertThat(reasons).containsExactlyInAnyOrder(Reason.values());
    }

    @Test
    void manyTeamsHaveSlotsTogether() {
        var random = new Random(7);
        int together = 0;
        for (int i = 0; i < 1_500; i++) {
            List<Scenario> team = Scenarios.team(random);
            together += team.size() > 1
                            && !new TeamOracle(team).atLeast(team.size()).isEmpty()
                    ? 1
                    : 0;
        }
        assertThat(together).isGreaterThan(60);
    }
}
