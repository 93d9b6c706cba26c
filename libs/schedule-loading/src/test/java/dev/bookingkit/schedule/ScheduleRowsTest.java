package dev.bookingkit.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bookingkit.slot.Absence;
import dev.bookingkit.slot.AvailabilityRule;
import dev.bookingkit.slot.Caps;
import dev.bookingkit.slot.DateOverride;
import dev.bookingkit.slot.LocalWindow;
import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.SlotRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The texts are as PostgreSQL writes them. */
class ScheduleRowsTest {

    private static final UUID PROVIDER = UUID.fromString("0190a8f2-0000-7000-8000-00000000000a");
    private static final SlotRules ONE_SEAT = SlotRules.of(Duration.ofMinutes(30));
    private static final LocalDate DAY = LocalDate.of(2030, 3, 31);

    @Test
    void aProviderWithoutAnythingIsNeverOpen() {
        ProviderTime time = read(null, null, null, null, ONE_SEAT);

        assertThat(time.providerId()).isEqualTo(PROVIDER);
        assertThat(time.schedule().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(time.schedule().rules()).isEmpty();
        assertThat(time.schedule().overrides()).isEmpty();
        assertThat(time.schedule().absences()).isEmpty();
        assertThat(time.occupied()).isEmpty();
        assertThat(time.schedule().caps()).isEqualTo(Caps.perDay(3));
    }

    @Test
    void readsRulesWithAndWithoutBounds() {
        String rules = """
                [["FREQ=DAILY", "09:00:00", "17:30:00", "Europe/Berlin", null, null, "r1"],
                 ["FREQ=WEEKLY;BYDAY=MO", "22:00:00.5", "06:00:00", "America/New_York", "2030-01-01", "2030-12-31", "r2"]]""";

        assertThat(read(rules, null, null, null, ONE_SEAT).schedule().rules())
                .containsExactly(
                        AvailabilityRule.of(
                                "FREQ=DAILY", LocalTime.of(9, 0), LocalTime.of(17, 30), ZoneId.of("Europe/Berlin")),
                        AvailabilityRule.of(
                                "FREQ=WEEKLY;BYDAY=MO",
                                LocalTime.parse("22:00:00.5"),
                                LocalTime.of(6, 0),
                                ZoneId.of("America/New_York"),
                                LocalDate.of(2030, 1, 1),
                                LocalDate.of(2030, 12, 31)));
    }

    @Test
    void readsOverridesOfEachKind() {
        String overrides = """
                [["o1", "2030-03-31", true, null, null], ["o2", "2030-03-31", true, "12:00:00", "13:00:00"],
                 ["o3", "2030-03-31", false, "10:00:00", "11:00:00"]]""";

        assertThat(read(null, overrides, null, null, ONE_SEAT).schedule().overrides())
                .containsExactly(
                        new DateOverride(DAY, true, List.of(), "o1"),
                        new DateOverride(
                                DAY, true, List.of(new LocalWindow(LocalTime.of(12, 0), LocalTime.of(13, 0))), "o2"),
                        new DateOverride(
                                DAY, false, List.of(new LocalWindow(LocalTime.of(10, 0), LocalTime.of(11, 0))), "o3"));
    }

    @Test
    void readsAbsences() {
        String absences = """
                [["a1", "2030-03-31", "2030-04-02", null],
                 ["a2", "2030-05-01", "2030-05-01", "0190a8f2-0000-7000-8000-00000000000b"]]""";

        ProviderTime time = read(null, null, absences, null, ONE_SEAT);

        Absence redirected = new Absence(LocalDate.of(2030, 5, 1), LocalDate.of(2030, 5, 1), "a2");
        assertThat(time.schedule().absences())
                .containsExactly(new Absence(DAY, LocalDate.of(2030, 4, 2), "a1"), redirected);
        assertThat(time.redirects())
                .containsExactly(new Redirect(
                        redirected,
                        ZoneId.of("Europe/Berlin"),
                        UUID.fromString("0190a8f2-0000-7000-8000-00000000000b")));
    }

    @Test
    void readsWhatIsTakenToTheMicrosecond() {
        String occupied = """
                [["b1", false, 1900000000123456, 1900001800000001, 5, 10, true, 3, 8],
                 ["h1", true, 1900000000000000, 1900001800000000, 0, 0, false, null, null]]""";
        Instant start = Instant.parse("2030-03-17T17:46:40Z");

        assertThat(read(null, null, null, occupied, ONE_SEAT).occupied())
                .containsExactly(
                        new Occupied(
                                start.plusNanos(123_456_000),
                                start.plusSeconds(1_800).plusNanos(1_000),
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(10),
                                Occupied.Kind.BOOKING,
                                true,
                                0,
                                0,
                                "b1"),
                        new Occupied(
                                start,
                                start.plusSeconds(1_800),
                                Duration.ZERO,
                                Duration.ZERO,
                                Occupied.Kind.HOLD,
                                false,
                                0,
                                0,
                                "h1"));
    }

    @Test
    void knowsWhenTheFirstHoldEnds() {
        String occupied = """
                [["b1", false, 1900000000000000, 1900001800000000, 0, 0, true, 1, 1, null],
                 ["h1", true, 1900003600000000, 1900005400000000, 0, 0, true, null, null, 60000001],
                 ["h2", true, 1900007200000000, 1900009000000000, 0, 0, true, null, null, 59999999]]""";

        assertThat(read(null, null, null, occupied, ONE_SEAT).heldFor()).isEqualTo(Duration.ofNanos(59_999_999_000L));
        assertThat(read(null, null, null, null, ONE_SEAT).heldFor()).isNull();
    }

    @Test
    void countsSeatsOfTheEventTypeAskedForOnly() {
        String occupied = """
                [["b1", false, 1900000000000000, 1900001800000000, 0, 0, true, 3, 8],
                 ["b2", false, 1900003600000000, 1900005400000000, 0, 0, false, 3, 8],
                 ["larger", false, 1900007200000000, 1900009000000000, 0, 0, true, 20, 30],
                 ["h1", true, 1900010800000000, 1900012600000000, 0, 0, true, null, null]]""";

        assertThat(read(null, null, null, occupied, ONE_SEAT.withMaxSeats(8)).occupied())
                .extracting(Occupied::seatsTaken, Occupied::seats)
                .containsExactly(tuple(3, 8), tuple(0, 0), tuple(20, 30), tuple(0, 0));
    }

    private static ProviderTime read(
            @Nullable String rules,
            @Nullable String overrides,
            @Nullable String absences,
            @Nullable String occupied,
            SlotRules asked) {
        return ScheduleRows.providerTime(
                new Object[] {PROVIDER, "Europe/Berlin", rules, overrides, absences, occupied, 3, null}, asked);
    }
}
