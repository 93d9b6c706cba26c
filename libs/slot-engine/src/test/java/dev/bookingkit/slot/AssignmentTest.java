package dev.bookingkit.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bookingkit.slot.Assignment.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    @Test
    void fixedHostsGoFirstThenPriorityThenTheDeficit() {
        Standing fixed = new Standing("fixed", true, 0, 1, 50, 90, null);
        Standing important = new Standing("important", false, 5, 1, 50, 90, null);
        Standing idle = new Standing("idle", false, 1, 1, 0, 90, null);
        Standing busy = new Standing("busy", false, 1, 1, 9, 90, null);
        List<Standing> all = List.of(busy, idle, important, fixed);

        assertThat(Assignment.choose(all, List.of("busy", "idle", "important", "fixed"))
                        .chosen())
                .isEqualTo("fixed");
        assertThat(Assignment.choose(all, List.of("busy", "idle", "important")).chosen())
                .isEqualTo("important");
        assertThat(Assignment.choose(all, List.of("busy", "idle")).chosen()).isEqualTo("idle");
        assertThat(Assignment.choose(all, List.of("busy")).chosen()).isEqualTo("busy");
    }

    @Test
    void saysTheNumbers() {
        Assignment assignment = Assignment.choose(
                List.of(standing("a", 2, 5, 90, null), standing("b", 1, 3, 90, null)), List.of("a", "b"));

        // 9 bookings with this one: a's share is 6, b's is 3.
        assertThat(assignment.chosen()).isEqualTo("a");
        assertThat(assignment.scores()).extracting(Assignment.Score::target).containsExactly(6.0, 3.0);
        assertThat(assignment.scores()).extracting(Assignment.Score::deficit).containsExactly(1.0, 0.0);
    }

    @Test
    void creditsAbsence() {
        // b was there for a third of the window and has a third of a's bookings: both are where they should be.
        Standing a = standing("a", 1, 30, 90, 100L);
        Standing b = standing("b", 1, 10, 30, 200L);

        List<Assignment.Score> scores =
                Assignment.choose(List.of(a, b), List.of("a", "b")).scores();

        assertThat(scores)
                .extracting(score -> Math.round(score.deficit() * 100))
                .containsExactly(75L, 25L);
    }

    @Test
    void breaksTiesByTheLongestWaitThenTheId() {
        Standing never = standing("c", 1, 1, 90, null);
        Standing longAgo = standing("b", 1, 1, 90, 100L);
        Standing lately = standing("a", 1, 1, 90, 200L);
        List<Standing> all = List.of(lately, longAgo, never);

        assertThat(Assignment.choose(all, List.of("a", "b", "c")).chosen()).isEqualTo("c");
        assertThat(Assignment.choose(all, List.of("a", "b")).chosen()).isEqualTo("b");
        assertThat(Assignment.choose(
                                List.of(standing("y", 1, 0, 90, null), standing("x", 1, 0, 90, null)),
                                List.of("x", "y"))
                        .chosen())
                .isEqualTo("x");
    }

    @Test
    void staysWithinOneBookingOfEveryWeightedShare() {
        Map<String, Integer> weights = Map.of("a", 1, "b", 2, "c", 5);
        Map<String, Integer> bookings = new HashMap<>();
        for (int i = 1; i <= 400; i++) {
            var standings = new ArrayList<Standing>();
            weights.forEach(
                    (id, weight) -> standings.add(standing(id, weight, bookings.getOrDefault(id, 0), 90, null)));
            bookings.merge(Assignment.choose(standings, weights.keySet()).chosen(), 1, Integer::sum);
            double total = i;
            weights.forEach((id, weight) -> assertThat(Math.abs(bookings.getOrDefault(id, 0) - total * weight / 8))
                    .isLessThanOrEqualTo(1.0));
        }
        assertThat(bookings).isEqualTo(Map.of("a", 50, "b", 100, "c", 250));
    }

    @Test
    void refusesWithoutAFreeMember() {
        assertThatThrownBy(() -> Assignment.choose(List.of(standing("a", 1, 0, 90, null)), List.of("z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no member is free");
    }

    private static Standing standing(String id, int weight, int bookings, int days, @Nullable Long last) {
        return new Standing(id, false, 0, weight, bookings, days, last);
    }
}
