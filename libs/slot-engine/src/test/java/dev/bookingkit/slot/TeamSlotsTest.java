package dev.bookingkit.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TeamSlotsTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final SlotRules HOURLY = SlotRules.of(Duration.ofHours(1));
    private static final Instant DAY = Instant.parse("2026-03-09T00:00:00Z");
    private static final Query QUERY = new Query(DAY, DAY.plus(Duration.ofDays(1)), DAY);
    private static final Member ANN = member("ann", 9, 12);
    private static final Member BOB =
            member("bob", 10, 13, Occupied.booking(at(11), at(12)).withId("b1"));

    @Test
    void roundRobinSaysWhoIsFree() {
        assertThat(TeamSlots.list(TeamStrategy.ROUND_ROBIN, List.of(ANN, BOB), HOURLY, QUERY))
                .containsExactly(slot(9, "ann"), slot(10, "ann", "bob"), slot(11, "ann"), slot(12, "bob"));
    }

    @Test
    void collectiveNeedsAllAndStartsItsGridWhereAllAreThere() {
        Member late = new Member(
                "cleo",
                Schedule.of(UTC, AvailabilityRule.of("FREQ=DAILY", LocalTime.of(9, 30), LocalTime.of(12, 0), UTC)),
                List.of(),
                0,
                1,
                false);

        assertThat(TeamSlots.list(TeamStrategy.COLLECTIVE, List.of(ANN, late), HOURLY, QUERY))
                .extracting(TeamSlot::start)
                .containsExactly(at(9).plusSeconds(1_800), at(10).plusSeconds(1_800));
        assertThat(TeamSlots.list(TeamStrategy.COLLECTIVE, List.of(ANN, BOB), HOURLY, QUERY))
                .containsExactly(slot(10, "ann", "bob"));
    }

    @Test
    void fixedNeedsTheNamedHosts() {
        assertThat(TeamSlots.list(TeamStrategy.FIXED, List.of(ANN, BOB.asFixed()), HOURLY, QUERY))
                .containsExactly(slot(10, "bob"), slot(12, "bob"));
        assertThat(TeamSlots.list(TeamStrategy.FIXED, List.of(ANN, BOB), HOURLY, QUERY))
                .containsExactly(slot(10, "ann", "bob"));
    }

    @Test
    void managedMembersKeepTheirOwnRulesUnderTheLockedFields() {
        SlotRules template = HOURLY.withMinimumNotice(Duration.ofHours(10));
        SlotRules own = SlotRules.of(Duration.ofMinutes(90)).withMinimumNotice(Duration.ZERO);
        Member bob = BOB.withRules(own.under(template, Set.of(SlotRules.Field.MINIMUM_NOTICE)));

        assertThat(TeamSlots.list(TeamStrategy.MANAGED, List.of(ANN, bob), template, QUERY))
                .containsExactly(slot(10, "ann"), slot(11, "ann"));
        assertThat(TeamSlots.list(TeamStrategy.MANAGED, List.of(ANN, BOB.withRules(own)), template, QUERY))
                .isEqualTo(TeamSlots.list(TeamStrategy.MANAGED, List.of(ANN, bob), template, QUERY));
        assertThat(own.under(template, Set.of(SlotRules.Field.values()))).isEqualTo(template);
        assertThat(own.under(template, Set.of())).isEqualTo(own);
    }

    @Test
    void saysWhyForEachMember() {
        assertThat(TeamSlots.check(TeamStrategy.ROUND_ROBIN, List.of(BOB, member("zoe", 15, 16)), HOURLY, at(11), DAY))
                .isEqualTo(new TeamDecision.Refused(
                        Reason.ALREADY_BOOKED,
                        Map.of(
                                "bob", new Decision.Refused(Reason.ALREADY_BOOKED, List.of("b1")),
                                "zoe", new Decision.Refused(Reason.OUTSIDE_AVAILABILITY, List.of()))));
        assertThat(TeamSlots.check(TeamStrategy.COLLECTIVE, List.of(ANN, BOB), HOURLY, at(9), DAY))
                .isEqualTo(new TeamDecision.Refused(
                        Reason.OUTSIDE_AVAILABILITY,
                        Map.of("bob", new Decision.Refused(Reason.OUTSIDE_AVAILABILITY, List.of()))));
        assertThat(TeamSlots.check(TeamStrategy.COLLECTIVE, List.of(ANN, BOB), HOURLY, at(10), DAY))
                .isEqualTo(new TeamDecision.Bookable(slot(10, "ann", "bob")));
        assertThat(TeamSlots.check(TeamStrategy.ROUND_ROBIN, List.of(), HOURLY, at(10), DAY))
                .isEqualTo(new TeamDecision.Refused(Reason.OUTSIDE_AVAILABILITY, Map.of()));
    }

    @Test
    void whoTakesNoBookingsIsFarthestFromTakingThisOne() {
        Member off = ANN.withRules(HOURLY.withActive(false));
        Member on = BOB.withRules(HOURLY);

        assertThat(reason(TeamSlots.check(TeamStrategy.MANAGED, List.of(off, BOB), HOURLY, at(11), DAY)))
                .isEqualTo(Reason.ALREADY_BOOKED);
        assertThat(reason(
                        TeamSlots.check(TeamStrategy.MANAGED, List.of(ANN, on), HOURLY.withActive(false), at(11), DAY)))
                .isEqualTo(Reason.ALREADY_BOOKED);
        assertThat(reason(TeamSlots.check(TeamStrategy.MANAGED, List.of(off), HOURLY, at(11), DAY)))
                .isEqualTo(Reason.INACTIVE);
        for (TeamStrategy strategy : TeamStrategy.values()) {
            assertThat(reason(TeamSlots.check(strategy, List.of(ANN, BOB), HOURLY.withActive(false), at(11), DAY)))
                    .isEqualTo(Reason.INACTIVE);
            assertThat(reason(TeamSlots.check(strategy, List.of(), HOURLY.withActive(false), at(11), DAY)))
                    .isEqualTo(Reason.INACTIVE);
        }
    }

    @Test
    void explainsWithEveryReasonOfEachMember() {
        SlotRules capped = HOURLY.withCaps(Caps.perDay(1));

        assertThat(TeamSlots.explain(TeamStrategy.ROUND_ROBIN, List.of(ANN, BOB), capped, at(11), DAY))
                .isEqualTo(new TeamExplanation(
                        new TeamDecision.Bookable(slot(11, "ann")),
                        Map.of(
                                "ann",
                                List.of(),
                                "bob",
                                List.of(
                                        new Decision.Refused(Reason.ALREADY_BOOKED, List.of("b1")),
                                        new Decision.Refused(Reason.CAP_REACHED, List.of("b1"))))));
    }

    @Test
    void freePeriodsSayWho() {
        assertThat(TeamSlots.freePeriods(TeamStrategy.ROUND_ROBIN, List.of(ANN, BOB), HOURLY, QUERY))
                .containsExactly(
                        new TeamPeriod(at(9), at(12), List.of("ann")),
                        new TeamPeriod(at(10), at(11), List.of("bob")),
                        new TeamPeriod(at(12), at(13), List.of("bob")));
        assertThat(TeamSlots.freePeriods(TeamStrategy.COLLECTIVE, List.of(ANN, BOB), HOURLY, QUERY))
                .containsExactly(new TeamPeriod(at(10), at(11), List.of("ann", "bob")));
        assertThat(TeamSlots.freePeriods(TeamStrategy.COLLECTIVE, List.of(), HOURLY, QUERY))
                .isEmpty();
    }

    @Test
    void aTeamsDiscountIsTheLargestOfThoseWhoCouldAndTheSmallestOfThoseWhoMust() {
        // Ann's three starts are free, one of Bob's three is taken.
        SlotRules discounted = HOURLY.withRelease(
                new Release.DiscountIncentive(List.of(new Release.Tier(10, 30), new Release.Tier(50, 5)), List.of()));

        assertThat(TeamSlots.list(TeamStrategy.ROUND_ROBIN, List.of(ANN, BOB), discounted, QUERY))
                .extracting(TeamSlot::discountPercent)
                .containsExactly(30, 30, 30, 5);
        assertThat(TeamSlots.list(TeamStrategy.COLLECTIVE, List.of(ANN, BOB), discounted, QUERY))
                .extracting(TeamSlot::discountPercent)
                .containsExactly(5);
    }

    @Test
    void groupsAreAllOfThesePeopleAndOneOfThoseRooms() {
        Member red = member("red", 9, 11);
        Member blue = member("blue", 10, 13);

        List<GroupSlot> slots =
                TeamSlots.list(List.of(Group.all(List.of(ANN, BOB)), Group.any(List.of(red, blue))), HOURLY, QUERY);

        assertThat(slots)
                .containsExactly(
                        new GroupSlot(at(10), at(11), List.of(List.of("ann", "bob"), List.of("red", "blue")), 1));
    }

    @Test
    void refusesMoreThanFiftyMembers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TeamSlots.list(TeamStrategy.ROUND_ROBIN, Collections.nCopies(51, ANN), HOURLY, QUERY))
                .withMessage("at most 50 members");
    }

    private static Reason reason(TeamDecision decision) {
        return ((TeamDecision.Refused) decision).reason();
    }

    private static Member member(String id, int from, int to, Occupied... occupied) {
        return Member.of(
                id,
                Schedule.of(UTC, AvailabilityRule.of("FREQ=DAILY", LocalTime.of(from, 0), LocalTime.of(to, 0), UTC)),
                List.of(occupied));
    }

    private static TeamSlot slot(int hour, String... ids) {
        return new TeamSlot(at(hour), at(hour + 1), List.of(ids), 1);
    }

    private static Instant at(int hour) {
        return DAY.plus(Duration.ofHours(hour));
    }
}
