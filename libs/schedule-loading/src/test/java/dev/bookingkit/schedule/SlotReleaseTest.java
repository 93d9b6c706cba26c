package dev.bookingkit.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.problem.FieldError;
import dev.bookingkit.schedule.SlotRelease.Strategy;
import dev.bookingkit.schedule.SlotRelease.Tier;
import dev.bookingkit.schedule.SlotRelease.Unit;
import dev.bookingkit.slot.Release;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlotReleaseTest {

    @Test
    void readsWhatTheColumnHolds() {
        assertThat(ScheduleRows.release("{\"strategy\": \"rolling_window\", \"windowSize\": 3, \"unit\": \"days\"}"))
                .isEqualTo(new Release.RollingWindow(Duration.ofDays(3)));
        assertThat(
                        ScheduleRows.release(
                                "{\"strategy\": \"fill_earlier_first\", \"threshold\": 70, \"windowBoundaries\": [\"12:00\", \"16:30\"]}"))
                .isEqualTo(new Release.FillEarlierFirst(70, List.of(LocalTime.NOON, LocalTime.of(16, 30))));
        assertThat(
                        ScheduleRows.release(
                                "{\"strategy\": \"discount_incentive\", \"tiers\": [{\"fillBelowPercent\": 30, \"discountPercent\": 20}]}"))
                .isEqualTo(new Release.DiscountIncentive(List.of(new Release.Tier(30, 20)), List.of()));
        assertThat(ScheduleRows.release(null)).isEqualTo(Release.NONE);
    }

    @Test
    void eachStrategyHasItsOwnFields() {
        assertThat(pointers(new SlotRelease(Strategy.ROLLING_WINDOW, null, null, 5, List.of("12:00"), null)))
                .containsExactly("/at/windowSize", "/at/unit", "/at/threshold", "/at/windowBoundaries");
        assertThat(pointers(new SlotRelease(Strategy.FILL_EARLIER_FIRST, 1, Unit.HOURS, null, null, null)))
                .containsExactly("/at/windowSize", "/at/unit", "/at/threshold", "/at/windowBoundaries");
        assertThat(pointers(new SlotRelease(Strategy.DISCOUNT_INCENTIVE, null, null, null, null, null)))
                .containsExactly("/at/tiers");
    }

    @Test
    void refusesWhatContradictsItself() {
        assertThat(pointers(new SlotRelease(Strategy.ROLLING_WINDOW, 3_661, Unit.DAYS, null, null, null)))
                .containsExactly("/at/windowSize");
        assertThat(pointers(filling())).containsExactly("/at/windowBoundaries");
        assertThat(pointers(filling("00:00"))).containsExactly("/at/windowBoundaries/0");
        assertThat(pointers(filling("12:00", "12:00"))).containsExactly("/at/windowBoundaries/1");
        assertThat(pointers(filling("09:00", "12:00"))).isEmpty();
        assertThat(pointers(discount(new Tier(30, 10), new Tier(30, 20))))
                .containsExactly("/at/tiers/1/fillBelowPercent");
        assertThat(pointers(discount(new Tier(30, 10), new Tier(20, 20)))).isEmpty();
    }

    private static SlotRelease filling(String... boundaries) {
        return new SlotRelease(Strategy.FILL_EARLIER_FIRST, null, null, 50, List.of(boundaries), null);
    }

    private static SlotRelease discount(Tier... tiers) {
        return new SlotRelease(Strategy.DISCOUNT_INCENTIVE, null, null, null, null, List.of(tiers));
    }

    private static List<String> pointers(@Nullable SlotRelease release) {
        return release == null
                ? List.of()
                : release.problems("/at").stream().map(FieldError::pointer).toList();
    }
}
