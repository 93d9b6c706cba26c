package dev.bookingkit.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class RecurrencePropertiesTest {
    private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final ZoneId BERLIN = Zones.parse("Europe/Berlin");

    @Property(tries = 3_000)
    void arithmeticEqualsLibRecur(
            @ForAll boolean weekly,
            @ForAll @IntRange(min = 1, max = 40) int interval,
            @ForAll @IntRange(max = 127) int weekdays,
            @ForAll @IntRange(max = 6) int weekStart,
            @ForAll @IntRange(min = -5_000, max = 25_000) int anchor,
            @ForAll @IntRange(max = 3_000) int later) {
        String days = names(weekdays);
        String rule = "FREQ=" + (weekly ? "WEEKLY" : "DAILY") + ";INTERVAL=" + interval + ";WKST="
                + WEEKDAYS.get(weekStart) + (days.isEmpty() ? "" : ";BYDAY=" + days);
        long from = (long) anchor + later;

        assertThat(days(new WeekdayOccurrences(weekly, interval, weekdays, weekStart), anchor, from))
                .isEqualTo(days(new LibRecurOccurrences(rule, 1, false), anchor, from));
    }

    @Property(tries = 3_000)
    void countsAndTimesByArithmeticEqualLibRecur(
            @ForAll boolean weekly,
            @ForAll @IntRange(min = 1, max = 9) int interval,
            @ForAll @IntRange(max = 127) int weekdays,
            @ForAll("parts") List<String> parts,
            @ForAll @IntRange(max = 86_399) int second,
            @ForAll @IntRange(max = 900) int later) {
        String days = names(weekdays);
        String text = "FREQ=" + (weekly ? "WEEKLY" : "DAILY") + ";INTERVAL=" + interval
                + (days.isEmpty() ? "" : ";BYDAY=" + days) + String.join("", parts);
        AvailabilityRule arithmetic = AvailabilityRule.of(
                text, LocalTime.ofSecondOfDay(second), NINE, Zones.parse("UTC"), LocalDate.of(2026, 1, 7), null);
        boolean timed = text.contains("BYHOUR") || text.contains("BYMINUTE") || text.contains("BYSECOND");
        var walked = new ArrayList<Long>();
        long anchor = arithmetic.anchor().toEpochDay();

        new LibRecurOccurrences(text, 1, timed)
                .forEach(anchor, second * Micros.SECOND, anchor + later, anchor + later + 100, walked::add);

        assertThat(arithmetic.recurrence().occurrences().isWalked()).isFalse();
        assertThat(starts(
                        arithmetic,
                        arithmetic.anchor().plusDays(later),
                        arithmetic.anchor().plusDays(later + 100L)))
                .isEqualTo(walked);
    }

    @Provide
    Arbitrary<List<String>> parts() {
        Arbitrary<String> count = Arbitraries.integers().between(1, 600).map(number -> ";COUNT=" + number);
        return Combinators.combine(
                        count.injectNull(0.4),
                        times("BYHOUR", 23).injectNull(0.5),
                        times("BYMINUTE", 59).injectNull(0.5),
                        times("BYSECOND", 59).injectNull(0.7))
                .as((a, b, c, d) ->
                        Stream.of(a, b, c, d).filter(Objects::nonNull).toList());
    }

    private static Arbitrary<String> times(String name, int most) {
        return Arbitraries.integers()
                .between(0, most)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(list ->
                        ";" + name + "=" + list.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    @Property(tries = 2_000)
    void theWindowAskedForDoesNotMatter(@ForAll("rules") String rule, @ForAll @IntRange(max = 700) int cut) {
        Recurrence recurrence = Recurrence.parse(rule);
        LocalDate from = LocalDate.of(2026, 1, 1);

        List<Long> parts = new ArrayList<>(starts(recurrence, from, from.plusDays(cut - 1L)));
        parts.addAll(starts(recurrence, from.plusDays(cut), from.plusDays(700)));

        assertThat(parts).isEqualTo(starts(recurrence, from, from.plusDays(700)));
    }

    @Property(tries = 4_000)
    void anyMixOfPartsIsRefusedOrBounded(@ForAll("soups") String text) {
        answersSoon(text);
    }

    @Property(tries = 4_000)
    void anyTextIsRefusedOrBounded(@ForAll @StringLength(max = 60) String text) {
        answersSoon(text);
    }

    @Property(tries = 4_000)
    void anyZoneTextIsRefusedOrARegion(@ForAll("zones") String text) {
        try {
            assertThat(Zones.parse(text).getId()).isEqualTo(text).matches("UTC|\\w+/.+");
        } catch (InvalidZone invalid) {
            assertThat(Zones.isValid(text)).isFalse();
            assertThat(invalid).hasMessageContaining("is not an IANA time zone");
        }
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.of(java.time.ZoneId.getAvailableZoneIds()),
                Arbitraries.of(
                        "EST", "GMT+5", "+01:00", "Z", "UTC", "Etc/UTC", "europe/berlin", "Europe/Nowhere", "UTC+1"));
    }

    @Provide
    Arbitrary<String> rules() {
        return Arbitraries.of(
                "FREQ=DAILY;INTERVAL=3",
                "FREQ=DAILY;COUNT=20500",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;WKST=SU",
                "FREQ=MONTHLY;BYMONTHDAY=31",
                "FREQ=MONTHLY;INTERVAL=5;BYDAY=-1FR",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=-2",
                "FREQ=YEARLY;BYWEEKNO=20,53;BYDAY=TU",
                "FREQ=YEARLY;BYYEARDAY=1,100,366",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
                "FREQ=WEEKLY;COUNT=2950;BYDAY=SA,SU",
                "FREQ=DAILY;BYHOUR=6,7;BYMINUTE=0,30",
                "FREQ=DAILY;UNTIL=20260704T070000Z",
                "RRULE:FREQ=DAILY;INTERVAL=2\r\nEXDATE;VALUE=DATE:20260310,2026\r\n 0311");
    }

    @Provide
    Arbitrary<String> soups() {
        Arbitrary<String> number = Arbitraries.integers().between(-400, 400).map(String::valueOf);
        Arbitrary<String> value = Arbitraries.oneOf(
                number,
                number.list().ofMaxSize(4).map(list -> String.join(",", list)),
                Arbitraries.of(
                        "MO",
                        "1TU,-1FR",
                        "5SU",
                        "53MO",
                        "DAILY",
                        "1000000000",
                        "20260101",
                        "20260230",
                        "0",
                        "",
                        "SU,"));
        Arbitrary<String> part = Combinators.combine(
                        Arbitraries.of(
                                "INTERVAL",
                                "COUNT",
                                "UNTIL",
                                "BYDAY",
                                "BYMONTH",
                                "BYMONTHDAY",
                                "BYYEARDAY",
                                "BYWEEKNO",
                                "BYSETPOS",
                                "BYHOUR",
                                "BYMINUTE",
                                "BYSECOND",
                                "WKST",
                                "SKIP",
                                "RSCALE"),
                        value)
                .as((name, text) -> name + "=" + text);
        return Combinators.combine(
                        Arbitraries.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY", "HOURLY", "SECONDLY"),
                        part.list().ofMaxSize(4))
                .as((frequency, parts) ->
                        "FREQ=" + frequency + parts.stream().map(p -> ";" + p).collect(Collectors.joining()));
    }

    private static void answersSoon(String text) {
        long started = System.nanoTime();
        try {
            Schedule schedule = Schedule.of(BERLIN, AvailabilityRule.of(text, NINE, LocalTime.of(17, 0), BERLIN));
            Instant from = Instant.parse("2026-01-01T00:00:00Z");
            SlotRules rules = SlotRules.of(Duration.ofHours(1));
            List<Slot> slots =
                    Slots.list(schedule, rules, List.of(), new Query(from, from.plus(Duration.ofDays(93)), from));
            Instant start = slots.isEmpty() ? from : slots.getFirst().start();
            assertThat(Slots.check(schedule, rules, List.of(), start, from).isBookable())
                    .isEqualTo(!slots.isEmpty());
        } catch (InvalidRule invalid) {
            assertThat(invalid.getMessage()).isNotBlank();
        }
        // The promise is 50 ms; a busy machine and a cold JVM get more.
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }

    private static List<Long> starts(Recurrence recurrence, LocalDate from, LocalDate to) {
        return starts(new AvailabilityRule(recurrence, NINE, LocalTime.NOON, Zones.parse("UTC"), null, null), from, to);
    }

    private static List<Long> starts(AvailabilityRule rule, LocalDate from, LocalDate to) {
        var starts = new ArrayList<Long>();
        rule.recurrence().expand(rule, new LocalClock(rule.zone()), from.toEpochDay(), to.toEpochDay(), starts::add);
        return starts;
    }

    private static List<Long> days(Occurrences occurrences, long anchor, long from) {
        var days = new ArrayList<Long>();
        occurrences.forEach(anchor, 0, from, from + 400, days::add);
        return days;
    }

    private static String names(int weekdays) {
        return WEEKDAYS.stream()
                .filter(day -> (weekdays & 1 << WEEKDAYS.indexOf(day)) != 0)
                .collect(Collectors.joining(","));
    }
}
