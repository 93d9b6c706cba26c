package dev.bookingkit.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    FREQ=SECONDLY                            | FREQ is DAILY, WEEKLY, MONTHLY or YEARLY, not 'SECONDLY'
                    FREQ=MINUTELY                            | not 'MINUTELY'
                    FREQ=HOURLY;INTERVAL=2                   | not 'HOURLY'
                    FREQ=DAILY;INTERVAL=0                    | INTERVAL is between 1 and 1000, not '0'
                    FREQ=DAILY;INTERVAL=-1                   | INTERVAL is between 1 and 1000, not '-1'
                    FREQ=DAILY;COUNT=1000000000              | COUNT is between 1 and 50000, not '1000000000'
                    FREQ=DAILY;COUNT=99999999999999999999    | COUNT is between
                    FREQ=DAILY;COUNT=1;UNTIL=20260101        | UNTIL and COUNT must not both be there
                    FREQ=DAILY;UNTIL=20260230                | UNTIL
                    FREQ=DAILY;UNTIL=2026-01-01              | UNTIL: '2026-01-01' is not like 20260309
                    FREQ=DAILY;FREQ=WEEKLY                   | FREQ is there twice
                    FREQ=DAILY;BYFOO=1                       | 'BYFOO=1' is not a part of an RRULE
                    FREQ=YEARLY;RSCALE=CHINESE               | is not a part of an RRULE
                    FREQ=DAILY;BYDAY=1MO                     | BYDAY
                    FREQ=WEEKLY;BYMONTHDAY=3                 | BYMONTHDAY
                    FREQ=YEARLY;BYDAY=54MO                   | 54MO
                    FREQ=DAILY;BYDAY=XX                      | RRULE
                    BYDAY=MO                                 | FREQ is missing
                    ""                                       | an RRULE such as FREQ=WEEKLY;BYDAY=MO is missing
                    FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7,8,9,10;BYMINUTE=0,5,10,15,20,25,30,35,40,45 | more than 96 windows a day
                    """)
    void refusesWithAReason(String rule, String message) {
        assertThatThrownBy(() -> Recurrence.parse(rule))
                .isInstanceOf(InvalidRule.class)
                .hasMessageContaining(message);
        assertThat(Recurrence.problemOf(rule))
                .hasValueSatisfying(problem -> assertThat(problem).contains(message));
    }

    @Test
    void refusesTwoRules() {
        assertThatThrownBy(() -> Recurrence.parse("RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY"))
                .isInstanceOf(InvalidRule.class)
                .hasMessage("only one RRULE is allowed");
    }

    @Test
    void refusesAnotherLine() {
        assertThatThrownBy(() -> Recurrence.parse("DTSTART:20260101T090000\nRRULE:FREQ=DAILY"))
                .isInstanceOf(InvalidRule.class)
                .hasMessageContaining("only RRULE, EXDATE and RDATE lines are allowed");
    }

    @Test
    void refusesAHundredThousandExceptionsAtOnce() {
        String dates = IntStream.range(0, 100_000).mapToObj(i -> "20260101").collect(Collectors.joining(","));
        assertThatThrownBy(() -> Recurrence.parse("RRULE:FREQ=DAILY\nEXDATE;VALUE=DATE:" + dates))
                .isInstanceOf(InvalidRule.class)
                .hasMessageContaining("at most 50000 characters");
        assertThatThrownBy(() -> Recurrence.parse("RRULE:FREQ=DAILY\nEXDATE;VALUE=DATE:" + dates.substring(0, 40_000)))
                .isInstanceOf(InvalidRule.class)
                .hasMessageContaining("at most 2000 EXDATE and RDATE values");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=2SU",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2",
                "FREQ=MONTHLY;BYDAY=6MO",
                "FREQ=WEEKLY;BYSETPOS=3;BYDAY=MO,TU",
                "FREQ=YEARLY;INTERVAL=1000;BYYEARDAY=366;BYDAY=MO"
            })
    void aRuleThatNeverMatchesGivesNothingSoon(String text) {
        Recurrence.parse(text);
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            long started = System.nanoTime();
            assertThat(slots(text)).isEmpty();
            best = Math.min(best, System.nanoTime() - started);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(50));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;COUNT=50000",
                "FREQ=DAILY;COUNT=50000;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,30",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"
            })
    void aLongHistoryIsCounted(String text) {
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 12; attempt++) {
            long started = System.nanoTime();
            slots(text);
            best = Math.min(best, System.nanoTime() - started);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(50));
    }

    /** The next one is 28 years away, longer than lib-recur looks. */
    @Test
    void theLastOneBeforeALongTimeWithoutAnyIsFound() {
        AvailabilityRule rule = AvailabilityRule.of(
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU", LocalTime.of(9, 0), LocalTime.of(10, 0), BERLIN);
        Instant from = Instant.parse("2030-01-01T00:00:00Z");

        assertThat(Slots.list(
                        Schedule.of(BERLIN, rule),
                        SlotRules.of(Duration.ofHours(1)),
                        List.of(),
                        new Query(from, from.plus(Duration.ofDays(1_100)), from)))
                .extracting(Slot::start)
                .containsExactly(Instant.parse("2032-02-29T08:00:00Z"));
    }

    /** Counted from 1970: the first is 1976-02-29, and there the rule has run dry. */
    @Test
    void aCountedRuleEndsWhereNothingMatchesForThousandsOfPeriods() {
        AvailabilityRule rule = AvailabilityRule.of(
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU;COUNT=3", LocalTime.of(9, 0), LocalTime.of(10, 0), BERLIN);

        assertThat(Stream.of("1976-02-29T08:00:00Z", "2004-02-29T08:00:00Z")
                        .map(Instant::parse)
                        .filter(start -> Slots.check(
                                        Schedule.of(BERLIN, rule),
                                        SlotRules.of(Duration.ofHours(1)),
                                        List.of(),
                                        start,
                                        start)
                                .isBookable()))
                .containsExactly(Instant.parse("1976-02-29T08:00:00Z"));
    }

    @Test
    void unfoldsLines() {
        assertThat(slots("RRULE:FREQ=WEEKLY;BYDAY=M\r\n O\r\nEXDATE;VALUE=DATE:202603\r\n\t09"))
                .extracting(Slot::start)
                .containsExactly(Instant.parse("2026-03-02T08:00:00Z"), Instant.parse("2026-03-16T08:00:00Z"));
    }

    @Test
    void exceptionsAreDatesLocalTimesOrInstants() {
        assertThat(slots("""
                        RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE
                        EXDATE;VALUE=DATE:20260302
                        EXDATE:20260303T090000,20260304T100000
                        EXDATE:20260309T080000Z
                        EXDATE;TZID=America/New_York:20260310T040000
                        RDATE:20260306T120000
                        """))
                .extracting(slot -> slot.start().toString())
                .containsExactly(
                        "2026-03-04T08:00:00Z",
                        "2026-03-06T11:00:00Z",
                        "2026-03-11T08:00:00Z",
                        "2026-03-16T08:00:00Z",
                        "2026-03-17T08:00:00Z");
    }

    @Test
    void untilInUtcIsAnInstant() {
        assertThat(slots("FREQ=DAILY;UNTIL=20260302T080000Z")).hasSize(2);
        assertThat(slots("FREQ=DAILY;UNTIL=20260302T075959Z")).hasSize(1);
        assertThat(slots("FREQ=DAILY;UNTIL=20260302")).hasSize(2);
    }

    @Test
    void equalityIsTheText() {
        assertThat(Recurrence.parse("FREQ=DAILY"))
                .isEqualTo(Recurrence.parse("FREQ=DAILY"))
                .hasToString("FREQ=DAILY");
    }

    /** 1 to 17 March 2026, one slot of an hour at nine. */
    private static List<Slot> slots(String text) {
        var schedule = Schedule.of(BERLIN, AvailabilityRule.of(text, LocalTime.of(9, 0), LocalTime.of(10, 0), BERLIN));
        Instant from = LocalDate.of(2026, 3, 1).atStartOfDay(BERLIN).toInstant();
        return Slots.list(
                schedule,
                SlotRules.of(Duration.ofHours(1)),
                List.of(),
                new Query(from, from.plus(Duration.ofDays(17)), from));
    }
}
