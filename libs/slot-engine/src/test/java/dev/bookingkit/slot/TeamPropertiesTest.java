package dev.bookingkit.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.slot.oracle.Scenario;
import dev.bookingkit.slot.oracle.Scenarios;
import dev.bookingkit.slot.oracle.TeamOracle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
                .extracting(slot -> new TeamSlot(
                        slot.start(), slot.end(), slot.free().getFirst(), slot.seatsLeft(), slot.discountPercent()))
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

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void explainsEachMemberAsTheOracleDoes(
            @ForAll("teams") List<Scenario> team, @ForAll TeamStrategy strategy, @ForAll long minute) {
        SlotRules rules = team.getFirst().rules();
        Query query = team.getFirst().query();
        long minutes = Duration.between(query.start(), query.end()).toMinutes();
        Instant start = query.start().plusSeconds(Math.floorMod(minute, minutes + 1) * 60);
        boolean alone = strategy == TeamStrategy.ROUND_ROBIN || strategy == TeamStrategy.MANAGED;

        TeamExplanation explanation = TeamSlots.explain(strategy, members(team), rules, start, query.now());

        assertThat(explanation.decision())
                .isEqualTo(TeamSlots.check(strategy, members(team), rules, start, query.now()));
        assertThat(explanation.members()).hasSameSizeAs(team);
        var first = new TreeMap<String, Reason>();
        explanation
                .members()
                .forEach((id, refusals) ->
                        refusals.stream().findFirst().ifPresent(refusal -> first.put(id, refusal.reason())));
        assertThat(first).isEqualTo(new TeamOracle(team).refusals(start, alone));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void freePeriodsAreWhereABookingFitsAnywhere(@ForAll("teams") List<Scenario> some, @ForAll TeamStrategy strategy) {
        List<Scenario> team = some.stream().map(Scenario::withOneSeat).toList();
        SlotRules rules = team.getFirst().rules();
        Query query = team.getFirst().query();
        boolean together = strategy == TeamStrategy.COLLECTIVE || strategy == TeamStrategy.FIXED;
        boolean hidesDays = rules.release() instanceof Release.FillEarlierFirst
                || rules.caps().any()
                || team.stream().anyMatch(member -> member.providerCaps().any());
        var oracle = new TeamOracle(team);

        List<TeamPeriod> periods = TeamSlots.freePeriods(strategy, members(team), rules, query);

        Instant last = query.end().minus(rules.duration());
        for (Instant start = query.start(); !start.isAfter(last); start = start.plusSeconds(60)) {
            Instant from = start;
            Set<String> refused = oracle.refusals(start, false).keySet();
            Set<String> fits = new TreeSet<>();
            periods.stream()
                    .filter(period -> !from.isBefore(period.start())
                            && !from.plus(rules.duration()).isAfter(period.end()))
                    .forEach(period -> fits.addAll(period.providerIds()));
            assertThat(fits).as("%s", start).noneMatch(refused::contains);
            if (!hidesDays && (!together || refused.isEmpty())) {
                assertThat(fits.size() + refused.size()).as("%s", start).isEqualTo(team.size());
            }
        }
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
