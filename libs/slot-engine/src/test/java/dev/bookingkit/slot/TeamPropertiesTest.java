package dev.bookingkit.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.slot.oracle.Scenario;
import dev.bookingkit.slot.oracle.Scenarios;
import dev.bookingkit.slot.oracle.TeamOracle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class TeamPropertiesTest {
    @Provide
    Arbitrary<List<Scenario>> teams() {
        return Arbitraries.randomValue(Scenarios::team);
    }

    @Property(tries = 4_000, shrinking = ShrinkingMode.OFF)
    void roundRobinIsTheUnion(@ForAll("teams") List<Scenario> team) {
        Scenario first = team.getFirst();

        assertThat(TeamSlots.list(TeamStrategy.ROUND_ROBIN, members(team), first.rules(), first.query()))
                .isEqualTo(new TeamOracle(team).anyone());
    }

    @Property(tries = 4_000, shrinking = ShrinkingMode.OFF)
    void collectiveNeedsEverybody(@ForAll("teams") List<Scenario> team) {
        Scenario first = team.getFirst();

        assertThat(TeamSlots.list(TeamStrategy.COLLECTIVE, members(team), first.rules(), first.query()))
                .isEqualTo(new TeamOracle(team).atLeast(team.size()));
    }

    @Property(tries = 4_000, shrinking = ShrinkingMode.OFF)
    void aGroupNeedsSoManyOfItsMembers(@ForAll("teams") List<Scenario> team, @ForAll int choice) {
        Scenario first = team.getFirst();
        int required = 1 + Math.floorMod(choice, team.size());

        List<GroupSlot> slots =
                TeamSlots.list(List.of(new Group(members(team), required)), first.rules(), first.query());

        assertThat(slots)
                .extracting(slot ->
                        new TeamSlot(slot.start(), slot.end(), slot.free().getFirst(), slot.seatsLeft()))
                .isEqualTo(new TeamOracle(team).atLeast(required));
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void teamAnswersDoNotDependOnWhereTheQueryIsCut(
            @ForAll("teams") List<Scenario> team, @ForAll TeamStrategy strategy, @ForAll long cut) {
        SlotRules rules = team.getFirst().rules();
        Query whole = team.getFirst().query();
        long seconds = Duration.between(whole.start(), whole.end()).toSeconds();
        Instant middle = whole.start().plusSeconds(Math.floorMod(cut, seconds + 1));
        List<Member> members = members(team);

        var parts = new ArrayList<>(
                TeamSlots.list(strategy, members, rules, new Query(whole.start(), middle, whole.now())));
        parts.addAll(TeamSlots.list(strategy, members, rules, new Query(middle, whole.end(), whole.now())));

        assertThat(parts).isEqualTo(TeamSlots.list(strategy, members, rules, whole));
        assertThat(TeamSlots.first(strategy, members, rules, whole))
                .isEqualTo(parts.stream().findFirst());
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void everyMinuteIsListedOrRefusedForTheTeam(@ForAll("teams") List<Scenario> team, @ForAll TeamStrategy strategy) {
        SlotRules rules = team.getFirst().rules();
        Query query = team.getFirst().query();
        List<Member> members = members(team);
        var bookable = new ArrayList<TeamSlot>();

        for (Instant start = query.start(); start.isBefore(query.end()); start = start.plusSeconds(60)) {
            switch (TeamSlots.check(strategy, members, rules, start, query.now())) {
                case TeamDecision.Bookable free -> bookable.add(free.slot());
                case TeamDecision.Refused refused -> assertNamed(refused, members.size());
            }
        }

        assertThat(bookable).isEqualTo(TeamSlots.list(strategy, members, rules, query));
    }

    private static void assertNamed(TeamDecision.Refused refused, int members) {
        assertThat(refused.members().size()).isLessThanOrEqualTo(members);
        if (refused.reason() != Reason.OFF_GRID) {
            assertThat(refused.members().values())
                    .extracting(Decision.Refused::reason)
                    .contains(refused.reason());
        }
    }

    private static List<Member> members(List<Scenario> team) {
        var members = new ArrayList<Member>();
        for (int i = 0; i < team.size(); i++) {
            Scenario scenario = team.get(i);
            members.add(Member.of(String.valueOf(i), scenario.schedule(), scenario.occupied()));
        }
        return members;
    }
}
