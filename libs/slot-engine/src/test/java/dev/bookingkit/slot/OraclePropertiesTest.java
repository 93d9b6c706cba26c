package dev.bookingkit.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.slot.oracle.Oracle;
import dev.bookingkit.slot.oracle.Scenario;
import dev.bookingkit.slot.oracle.Scenarios;
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
import org.jspecify.annotations.Nullable;

class OraclePropertiesTest {

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Arbitraries.randomValue(Scenarios::random);
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.OFF)
    void listsWhatTheOracleLists(@ForAll("scenarios") Scenario scenario) {
        List<Slot> slots = Slots.list(scenario.schedule(), scenario.rules(), scenario.occupied(), scenario.query());

        assertThat(slots).isEqualTo(new Oracle(scenario).slots());
    }

    @Property(tries = 20_000, shrinking = ShrinkingMode.OFF)
    void answersDoNotDependOnWhereTheQueryIsCut(@ForAll("scenarios") Scenario scenario, @ForAll long cut) {
        Query whole = scenario.query();
        long seconds = Duration.between(whole.start(), whole.end()).toSeconds();
        Instant middle = whole.start().plusSeconds(Math.floorMod(cut, seconds + 1));

        var parts = new ArrayList<>(list(scenario, new Query(whole.start(), middle, whole.now())));
        parts.addAll(list(scenario, new Query(middle, whole.end(), whole.now())));

        assertThat(parts).isEqualTo(list(scenario, whole));
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void everyMinuteIsListedOrRefusedWithTheOraclesReason(@ForAll("scenarios") Scenario scenario) {
        Query query = scenario.query();
        Schedule schedule = scenario.schedule();
        List<Slot> listed = list(scenario, query);
        var oracle = new Oracle(scenario);
        var bookable = new ArrayList<Slot>();

        for (Instant start = query.start(); start.isBefore(query.end()); start = start.plusSeconds(60)) {
            Decision decision = Slots.check(schedule, scenario.rules(), scenario.occupied(), start, query.now());
            if (decision instanceof Decision.Bookable(Slot slot)) {
                bookable.add(slot);
            }
            assertThat(reason(decision)).as("%s", start).isEqualTo(oracle.refusal(start));
        }

        assertThat(bookable).isEqualTo(listed);
    }

    @Property(tries = 5_000, shrinking = ShrinkingMode.OFF)
    void theFirstSlotIsTheFirstOfTheList(@ForAll("scenarios") Scenario scenario) {
        Query query = scenario.query();
        var longer = new Query(query.start(), query.end().plus(Duration.ofDays(20)), query.now());

        assertThat(Slots.first(scenario.schedule(), scenario.rules(), scenario.occupied(), longer))
                .isEqualTo(list(scenario, longer).stream().findFirst());
    }

    @Property(tries = 5_000, shrinking = ShrinkingMode.OFF)
    void freePeriodsHoldEverySlotThatOpensASessionAndNothingElse(@ForAll("scenarios") Scenario scenario) {
        SlotRules rules = scenario.rules().withMaxSeats(1);
        Query query = scenario.query();
        List<Period> periods = Slots.freePeriods(scenario.schedule(), rules, scenario.occupied(), query);

        for (Period period : periods) {
            Decision decision =
                    Slots.check(scenario.schedule(), rules, scenario.occupied(), period.start(), query.now());
            assertThat(reason(decision)).as("%s", period).isIn(null, Reason.OFF_GRID);
        }
        boolean hidesDays = rules.release() instanceof Release.FillEarlierFirst;
        if (!rules.caps().any() && !scenario.providerCaps().any() && !hidesDays) {
            for (Slot slot : Slots.list(scenario.schedule(), rules, scenario.occupied(), query)) {
                assertThat(slot.end().isAfter(query.end()) || periods.stream().anyMatch(period -> holds(period, slot)))
                        .as("%s in %s", slot, periods)
                        .isTrue();
            }
        }
    }

    private static boolean holds(Period period, Slot slot) {
        return !slot.start().isBefore(period.start()) && !slot.end().isAfter(period.end());
    }

    private static List<Slot> list(Scenario scenario, Query query) {
        return Slots.list(scenario.schedule(), scenario.rules(), scenario.occupied(), query);
    }

    private static @Nullable Reason reason(Decision decision) {
        return decision instanceof Decision.Refused(Reason reason, List<String> causes) ? reason : null;
    }
}
