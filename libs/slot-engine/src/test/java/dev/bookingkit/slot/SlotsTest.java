package dev.bookingkit.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Schedule NINE_TO_FIVE =
            Schedule.of(UTC, AvailabilityRule.of("FREQ=DAILY", LocalTime.of(9, 0), LocalTime.of(17, 0), UTC));
    private static final SlotRules HOURLY = SlotRules.of(Duration.ofHours(1));
    private static final List<LocalTime> NOON = List.of(LocalTime.NOON);
    private static final Instant NOW = Instant.parse("2026-03-09T00:00:00Z");

    @Test
    void explainsWithEveryReason() {
        List<Occupied> occupied = List.of(
                booking("10:00", "11:00").withId("b1"),
                booking("11:05", "11:30").withId("b2"),
                Occupied.hold(at("10:30"), at("10:45")).withId("h1"));
        SlotRules rules = HOURLY.withBuffers(Duration.ZERO, Duration.ofMinutes(10))
                .withMinimumNotice(Duration.ofDays(1))
                .withCaps(Caps.perDay(2));

        Explanation explanation = Slots.explain(NINE_TO_FIVE, rules, occupied, at("10:00"), NOW);

        assertThat(explanation.refusals())
                .containsExactly(
                        new Decision.Refused(Reason.ALREADY_BOOKED, List.of("b1")),
                        new Decision.Refused(Reason.BUFFER_CONFLICT, List.of("b2")),
                        new Decision.Refused(Reason.HELD, List.of("h1")),
                        new Decision.Refused(Reason.NOTICE_TOO_SHORT, List.of()),
                        new Decision.Refused(Reason.CAP_REACHED, List.of("b1", "b2", "h1")));
        assertThat(explanation.decision()).isEqualTo(explanation.refusals().getFirst());
    }

    @Test
    void explainsWhatIsNotReleased() {
        SlotRules rolling = HOURLY.withRelease(new Release.RollingWindow(Duration.ofHours(12)));
        SlotRules filling = HOURLY.withRelease(new Release.FillEarlierFirst(30, NOON));
        List<Occupied> one = List.of(booking("09:00", "10:00"));

        assertThat(Slots.explain(NINE_TO_FIVE, rolling, one, at("13:30"), NOW).refusals())
                .extracting(Decision.Refused::reason)
                .containsExactly(Reason.NOT_RELEASED, Reason.OFF_GRID);
        assertThat(Slots.check(NINE_TO_FIVE, rolling, one, at("12:00"), NOW).isBookable())
                .isTrue();
        assertThat(Slots.check(NINE_TO_FIVE, filling, List.of(), at("12:00"), NOW))
                .isEqualTo(new Decision.Refused(Reason.NOT_RELEASED, List.of()));
        assertThat(Slots.check(NINE_TO_FIVE, filling, one, at("12:00"), NOW).isBookable())
                .isTrue();
    }

    @Test
    void freePeriodsLeaveOutWhatIsNotReleased() {
        var filling = HOURLY.withRelease(new Release.FillEarlierFirst(50, NOON));
        var rolling = HOURLY.withRelease(new Release.RollingWindow(Duration.ofHours(10)));
        var day = new Query(NOW, NOW.plus(Duration.ofDays(1)), NOW);

        assertThat(Slots.freePeriods(NINE_TO_FIVE, filling, List.of(), day))
                .containsExactly(new Period(at("09:00"), at("12:00")));
        assertThat(Slots.freePeriods(NINE_TO_FIVE, rolling, List.of(), day))
                .containsExactly(new Period(at("09:00"), at("11:00")));
    }

    @Test
    void aSeatInASessionThatExistsIsAlwaysOffered() {
        SlotRules rules = HOURLY.withMaxSeats(4).withRelease(new Release.FillEarlierFirst(50, NOON));
        List<Occupied> session = List.of(booking("14:00", "15:00").withSeatsTaken(1));

        assertThat(Slots.check(NINE_TO_FIVE, rules, session, at("14:00"), NOW))
                .isEqualTo(new Decision.Bookable(new Slot(at("14:00"), at("15:00"), 3)));
        assertThat(Slots.check(NINE_TO_FIVE, rules, session, at("15:00"), NOW).isBookable())
                .isFalse();
    }

    @Test
    void aListOverBothClockChangesHasTheHourThatIsMissingAndTheOneThatIsTwice() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Schedule nights =
                Schedule.of(berlin, AvailabilityRule.of("FREQ=DAILY", LocalTime.of(1, 0), LocalTime.of(4, 0), berlin));
        LocalDate spring = LocalDate.of(2026, 3, 29);
        LocalDate autumn = LocalDate.of(2026, 10, 25);
        Instant from = spring.minusDays(2).atStartOfDay(berlin).toInstant();
        Instant to = autumn.plusDays(2).atStartOfDay(berlin).toInstant();

        Map<LocalDate, List<LocalTime>> byDay =
                Slots.list(nights, HOURLY, List.of(), new Query(from, to, from)).stream()
                        .map(slot -> slot.start().atZone(berlin))
                        .collect(Collectors.groupingBy(
                                ZonedDateTime::toLocalDate,
                                Collectors.mapping(ZonedDateTime::toLocalTime, Collectors.toList())));

        LocalTime one = LocalTime.of(1, 0);
        LocalTime two = LocalTime.of(2, 0);
        LocalTime three = LocalTime.of(3, 0);
        assertThat(byDay.remove(spring)).containsExactly(one, three);
        assertThat(byDay.remove(autumn)).containsExactly(one, two, two, three);
        assertThat(byDay)
                .hasSize(212)
                .allSatisfy((day, times) -> assertThat(times).containsExactly(one, two, three));
    }

    @Test
    void aBookableStartHasNothingToExplain() {
        Slot slot = new Slot(at("09:00"), at("10:00"), 1);

        assertThat(Slots.explain(NINE_TO_FIVE, HOURLY, List.of(), at("09:00"), NOW))
                .isEqualTo(new Explanation(new Decision.Bookable(slot), List.of()));
    }

    @Test
    void aStartBetweenMicrosecondsIsOffTheGrid() {
        assertThat(Slots.check(NINE_TO_FIVE, HOURLY, List.of(), at("09:00").plusNanos(1), NOW))
                .isEqualTo(new Decision.Refused(Reason.OFF_GRID, List.of()));
    }

    @Test
    void aBookingThatEndsANanosecondLateIsInTheWay() {
        List<Occupied> occupied =
                List.of(Occupied.booking(at("09:00"), at("10:00").plusNanos(1)));

        assertThat(Slots.check(NINE_TO_FIVE, HOURLY, occupied, at("10:00"), NOW).isBookable())
                .isFalse();
        assertThat(Slots.check(NINE_TO_FIVE, HOURLY, occupied, at("11:00"), NOW).isBookable())
                .isTrue();
    }

    @Test
    void freePeriodsAreMergedAndKeepBuffersNoticeAndHorizon() {
        SlotRules rules = HOURLY.withBuffers(Duration.ofMinutes(10), Duration.ofMinutes(5))
                .withMinimumNotice(Duration.ofHours(10))
                .withMaxFutureDays(1);
        List<Occupied> occupied = List.of(booking("12:00", "12:30"), booking("14:00", "14:15"));

        assertThat(Slots.freePeriods(NINE_TO_FIVE, rules, occupied, new Query(NOW, NOW.plus(Duration.ofDays(5)), NOW)))
                .containsExactly(
                        new Period(at("10:00"), at("11:55")),
                        new Period(at("12:40"), at("13:55")),
                        new Period(at("14:25"), at("17:00")));
    }

    @Test
    void theFirstSlotMayBeYearsAway() {
        var schedule = Schedule.of(
                UTC,
                AvailabilityRule.of(
                        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", LocalTime.of(9, 0), LocalTime.of(10, 0), UTC));
        var query = new Query(NOW, NOW.plus(Duration.ofDays(1_100)), NOW);

        assertThat(Slots.first(schedule, HOURLY, List.of(), query))
                .contains(new Slot(Instant.parse("2028-02-29T09:00:00Z"), Instant.parse("2028-02-29T10:00:00Z"), 1));
        assertThat(Slots.first(Schedule.of(UTC), HOURLY, List.of(), query)).isEmpty();
    }

    @Test
    void roundTheClockTheGridCountsFromTheMondayOfFourWeeks() {
        var always = Schedule.of(UTC, AvailabilityRule.of("FREQ=DAILY", LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, UTC));
        SlotRules rules = HOURLY.withInterval(Duration.ofMinutes(77));
        Instant monday = Instant.parse("2026-02-16T00:00:00Z");
        Duration since = Duration.between(monday, NOW);
        Instant onGrid = monday.plus(Duration.ofMinutes((since.toMinutes() / 77 + 1) * 77));

        assertThat(Duration.between(Instant.parse("1970-01-05T00:00:00Z"), monday)
                                .toDays()
                        % 28)
                .isZero();
        assertThat(Slots.first(always, rules, List.of(), new Query(NOW, NOW.plus(Duration.ofDays(1)), NOW)))
                .map(Slot::start)
                .contains(onGrid);
    }

    @Test
    void aHundredYearsAheadAreNoOverflow() {
        SlotRules rules = HOURLY.withMaxFutureDays(36_525);
        Instant late = Instant.parse("9990-01-01T09:00:00Z");

        assertThat(Slots.check(NINE_TO_FIVE, rules, List.of(), late, late).isBookable())
                .isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> HOURLY.withMaxFutureDays(Integer.MAX_VALUE));
    }

    @Test
    void recordsRefuseWhatTheyCannotMean() {
        Stream.<Runnable>of(
                        () -> new Query(NOW, NOW.minusSeconds(1), NOW),
                        () -> new Query(NOW, NOW.plus(Duration.ofDays(1_102)), NOW),
                        () -> new Query(Instant.MIN, NOW, NOW),
                        () -> Occupied.booking(NOW, NOW),
                        () -> booking("10:00", "11:00").withBuffers(Duration.ofMinutes(-1), Duration.ZERO),
                        () -> booking("10:00", "11:00").withBuffers(Duration.ofHours(25), Duration.ZERO),
                        () -> SlotRules.of(Duration.ZERO),
                        () -> SlotRules.of(Duration.ofDays(8)),
                        () -> HOURLY.withInterval(Duration.ofSeconds(1)),
                        () -> HOURLY.withMinimumNotice(Duration.ofMinutes(-1)),
                        () -> HOURLY.withMaxFutureDays(-1),
                        () -> HOURLY.withMaxSeats(0),
                        () -> Caps.perDay(-1),
                        () -> new Release.RollingWindow(Duration.ofMinutes(59)),
                        () -> new Release.RollingWindow(Duration.ofDays(3_661)),
                        () -> new Release.FillEarlierFirst(50, List.of()),
                        () -> new Release.FillEarlierFirst(0, NOON),
                        () -> new Release.FillEarlierFirst(101, NOON),
                        () -> new Release.FillEarlierFirst(50, List.of(LocalTime.MIDNIGHT)),
                        () -> new Release.FillEarlierFirst(50, List.of(LocalTime.of(16, 0), LocalTime.NOON)),
                        () -> new Release.DiscountIncentive(List.of(), NOON),
                        () -> new Release.DiscountIncentive(
                                List.of(new Release.Tier(50, 10), new Release.Tier(50, 20)), NOON),
                        () -> new Release.Tier(0, 10),
                        () -> new Release.Tier(10, 101),
                        () -> Absence.of(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 1)),
                        () -> DateOverride.blocked(LocalDate.MAX),
                        () -> DateOverride.open(LocalDate.of(2026, 3, 1)),
                        () -> new Schedule(
                                UTC,
                                List.of(),
                                List.of(),
                                Stream.generate(() -> Absence.of(LocalDate.EPOCH, LocalDate.EPOCH))
                                        .limit(10_001)
                                        .toList()))
                .forEach(wrong -> assertThatIllegalArgumentException().isThrownBy(wrong::run));
    }

    private static Occupied booking(String start, String end) {
        return Occupied.booking(at(start), at(end));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-09T" + time + ":00Z");
    }
}
