package dev.bookingkit.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.schedule.offer.Verdict.Candidate;
import dev.bookingkit.slot.Assignment.Standing;
import dev.bookingkit.slot.SlotRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HostChoiceTest {

    private static final SlotRules RULES = SlotRules.of(Duration.ofMinutes(30));
    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final UUID EVE = new UUID(0, 3);

    private final Standings.OfTeam team =
            new Standings.OfTeam(30, List.of(standing(ANN, 3, 1_700_000_000L), standing(BOB, 1, null)));

    @Test
    void takesWhoeverIsFurthestBelowTheirShareAndSaysSo() {
        HostChoice choice = HostChoice.of(List.of(self(ANN), self(BOB)), team).orElseThrow();

        assertThat(choice.host().providerId()).isEqualTo(BOB);
        assertThat(choice.note())
                .containsEntry("method", "round_robin")
                .containsEntry("chosen", BOB.toString())
                .containsEntry("windowDays", 30)
                .doesNotContainKey("standsFor");
        assertThat(members(choice))
                .extracting(it -> it.get("providerId"), it -> it.get("bookings"), it -> it.get("deficit"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(BOB.toString(), 1, 1.5),
                        org.assertj.core.groups.Tuple.tuple(ANN.toString(), 3, -0.5));
        assertThat(members(choice).get(1)).containsEntry("lastAssignedAt", "2023-11-14T22:13:20Z");
    }

    @Test
    void aStandInIsChosenByTheStandingOfWhomTheyStandFor() {
        HostChoice choice = HostChoice.of(List.of(self(ANN), new Candidate(EVE, BOB, RULES)), team)
                .orElseThrow();

        assertThat(choice.host().providerId()).isEqualTo(EVE);
        assertThat(choice.note()).containsEntry("chosen", EVE.toString()).containsEntry("standsFor", BOB.toString());
    }

    @Test
    void nobodyIsChosenWhoHasLeftTheTeam() {
        assertThat(HostChoice.of(List.of(self(EVE)), team)).isEmpty();
        assertThat(HostChoice.of(List.of(self(EVE), self(ANN)), team))
                .map(it -> it.host().providerId())
                .contains(ANN);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> members(HostChoice choice) {
        return (List<Map<String, Object>>) choice.note().get("members");
    }

    private static Candidate self(UUID id) {
        return new Candidate(id, id, RULES);
    }

    private static Standing standing(UUID id, int bookings, Long last) {
        return new Standing(id.toString(), false, 0, 100, bookings, 30, last);
    }
}
