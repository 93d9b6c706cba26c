package dev.bookingkit.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.slot.oracle.Scenario;
import dev.bookingkit.slot.oracle.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class LoadRangeTest {
    @Provide
    Arbitrary<Scenario> scenarios() {
        return Arbitraries.randomValue(Scenarios::random);
    }

    @Property(tries = 10_000, shrinking = ShrinkingMode.OFF)
    void whatLiesOutsideChangesNothing(@ForAll("scenarios") Scenario scenario) {
        LoadRange range = LoadRange.of(scenario.query(), scenario.rules(), scenario.zone());
        List<Occupied> loaded = scenario.occupied().stream()
                .filter(taken -> taken.start().minus(taken.bufferBefore()).isBefore(range.to())
                        && taken.end().plus(taken.bufferAfter()).isAfter(range.from()))
                .toList();

        assertThat(Slots.list(scenario.schedule(), scenario.rules(), loaded, scenario.query()))
                .isEqualTo(Slots.list(scenario.schedule(), scenario.rules(), scenario.occupied(), scenario.query()));
    }

    @Example
    void coversWholeIsoWeeksOfTheProvidersZone() {
        var rules = SlotRules.of(Duration.ofMinutes(30));
        Instant sunday = Instant.parse("2026-03-08T23:30:00Z");

        assertThat(LoadRange.of(sunday, rules, Zones.parse("America/Los_Angeles")))
                .isEqualTo(new LoadRange(Instant.parse("2026-03-02T08:00:00Z"), Instant.parse("2026-03-09T07:00:00Z")));
        assertThat(LoadRange.of(sunday, rules, Zones.parse("Europe/Berlin")))
                .isEqualTo(new LoadRange(Instant.parse("2026-03-08T23:00:00Z"), Instant.parse("2026-03-15T23:00:00Z")));
    }

    @Example
    void coversWholeDaysWhereAStrategyLooksAtThem() {
        var rules = SlotRules.of(Duration.ofHours(2))
                .withBuffers(Duration.ofHours(1), Duration.ofHours(3))
                .withRelease(new Release.FillEarlierFirst(50, List.of(LocalTime.NOON)));
        Instant sunday = Instant.parse("2026-03-08T15:30:00Z");
        Instant monday = Instant.parse("2026-03-09T15:30:00Z");

        assertThat(LoadRange.of(sunday, rules, Zones.parse("UTC")))
                .isEqualTo(new LoadRange(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-09T05:00:00Z")));
        assertThat(LoadRange.of(monday, rules, Zones.parse("UTC")))
                .isEqualTo(new LoadRange(Instant.parse("2026-03-08T23:00:00Z"), Instant.parse("2026-03-16T00:00:00Z")));
    }

    @Example
    void reachesAsFarAsTheLastSlotsBuffer() {
        var rules = SlotRules.of(Duration.ofHours(2)).withBuffers(Duration.ofHours(1), Duration.ofHours(3));
        var query = new Query(
                Instant.parse("2026-03-09T00:00:00Z"),
                Instant.parse("2026-03-16T00:00:00Z"),
                Instant.parse("2026-03-09T00:00:00Z"));

        assertThat(LoadRange.of(query, rules, Zones.parse("UTC")))
                .isEqualTo(new LoadRange(Instant.parse("2026-03-08T23:00:00Z"), Instant.parse("2026-03-16T05:00:00Z")));
    }
}
