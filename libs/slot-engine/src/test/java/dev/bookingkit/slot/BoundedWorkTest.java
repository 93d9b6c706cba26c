package dev.bookingkit.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One call is bounded in time and memory, whatever schedule it is asked about. Limits are generous: machines are busy. */
class BoundedWorkTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime MIDNIGHT = LocalTime.MIDNIGHT;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
    private static final Instant START = Instant.parse("2026-03-09T12:00:00Z");
    private static final Query QUARTER = new Query(START, START.plus(Duration.ofDays(93)), START);
    private static final SlotRules HOURLY = SlotRules.of(Duration.ofHours(1));
    private static final String EVERY_QUARTER =
            "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYMINUTE=0,15,30,45";
    private static final long MEGABYTE = 1 << 20;

    @Test
    void halvesOfDaysThatMakeUpTheWholeOnesTakeLittleMemory() {
        var rules = new ArrayList<AvailabilityRule>();
        for (int minute = 0; minute < 250; minute++) {
            rules.add(rule("FREQ=DAILY", MIDNIGHT, LocalTime.NOON.plusMinutes(minute)));
            rules.add(rule("FREQ=DAILY", LocalTime.NOON, MIDNIGHT.plusMinutes(minute)));
        }
        Schedule schedule = schedule(rules, List.of());

        assertThat(megabytes(() -> assertThat(list(schedule)).hasSize(93 * 24))).isLessThan(8);
        assertThat(megabytes(() -> check(schedule))).isLessThan(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EVERY_QUARTER,
                EVERY_QUARTER + ";BYSETPOS=1,2,3,-1",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,6,12,18;BYMINUTE=0,15,30,45",
                "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23"
            })
    void aRuleThatNeverClosesAnswersSoon(String rrule) {
        Schedule schedule = schedule(List.of(rule(rrule, MIDNIGHT, LocalTime.of(7, 0))), List.of());
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 12; attempt++) {
            long started = System.nanoTime();
            list(schedule);
            check(schedule);
            best = Math.min(best, System.nanoTime() - started);
        }

        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY;COUNT=50000", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=50000", "FREQ=DAILY"})
    void tenThousandRulesAnswerSoon(String rrule) {
        Schedule schedule = schedule(many(10_000, i -> rule(rrule, time(i), time(i).plusMinutes(90))), List.of());

        soon(() -> assertThat(list(schedule)).hasSizeGreaterThan(1_000));
        soon(() -> explain(schedule, START));
    }

    @Test
    void manyExceptionsOfOneDateAnswerSoon() {
        List<DateOverride> overrides = many(
                10_000,
                i -> i % 2 == 0
                        ? DateOverride.open(DAY, time(i), time(i).plusHours(2))
                        : i % 4 == 1
                                ? DateOverride.blocked(DAY).withId("day-" + i)
                                : new DateOverride(
                                        DAY,
                                        true,
                                        List.of(new LocalWindow(LocalTime.of(13, 0), LocalTime.of(13, 30))),
                                        "hour-" + i));
        Schedule schedule = schedule(many(5_000, i -> rule("FREQ=DAILY", time(i), time(i).plusHours(2))), overrides);

        soon(() -> assertThat(explain(schedule, START).refusals().getFirst())
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.BLOCKED_DATE))
                .satisfies(refusal -> assertThat(refusal.causes()).hasSize(5_000)));
        soon(() -> list(schedule));
    }

    @Test
    void aScheduleWithMoreToDoIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schedule(many(105, i -> rule(EVERY_QUARTER, time(i), time(i + 1))), List.of()))
                .withMessage("the rules open more than 10000 windows on one day");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        schedule(many(101, i -> rule("FREQ=MONTHLY;BYDAY=1MO", time(i), time(i + 1))), List.of()))
                .withMessage("at most 100 rules other than DAILY and WEEKLY ones by weekday and time");
    }

    @Test
    void rulesWithMoreToReadAreRefused() {
        AvailabilityRule rule =
                rule("RRULE:FREQ=DAILY\nEXDATE:" + "20260309,".repeat(1_000) + "20260310", MIDNIGHT, MIDNIGHT);
        int most = 1_000_000 / rule.recurrence().text().length();

        Schedule schedule = schedule(Collections.nCopies(most, rule), List.of());

        assertThat(schedule.rules()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schedule(Collections.nCopies(most + 1, rule), List.of()))
                .withMessage("at most 1000000 characters of recurrences");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.requireBoundedTogether(Collections.nCopies(most + 1, schedule)));
    }

    @Test
    void theSameRuleTwiceIsOne() {
        AvailabilityRule rule = rule(EVERY_QUARTER, MIDNIGHT, LocalTime.NOON);

        assertThat(schedule(Collections.nCopies(10_000, rule), List.of()).rules())
                .containsExactly(rule);
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void whatIsAskedOfARuleDoesNotGrowWithItsAge(@ForAll long seed) {
        var random = new Random(seed);
        var counted = new Counted(random.nextBoolean() ? EVERY_QUARTER : "FREQ=DAILY");
        List<AvailabilityRule> rules = many(
                1 + random.nextInt(100),
                i -> new AvailabilityRule(
                        counted.recurrence(),
                        time(random.nextInt(10_000)),
                        time(random.nextInt(10_000)),
                        BERLIN,
                        null,
                        null));
        Schedule schedule = schedule(rules, List.of());

        list(schedule);
        check(schedule);
        explain(schedule, START.plusSeconds(7));

        // The days of the query and a few more, and once those looked back; of a start the same, at most twice, and for
        // each mask.
        int ofList = (93 + 7) + 64;
        int ofStart = 2 * (8 + 64) + 3 * 8;
        assertThat(counted.days)
                .isLessThanOrEqualTo((ofList + 2L * ofStart) * schedule.rules().size());
        assertThat(counted.calls)
                .isLessThanOrEqualTo((2 + 2 * 7L) * schedule.rules().size());
    }

    /** A recurrence that counts what it is asked. */
    private static final class Counted implements Occurrences {
        private final Recurrence real;
        private long days;
        private long calls;

        private Counted(String rrule) {
            real = Recurrence.parse(rrule);
        }

        private Recurrence recurrence() {
            var none = new DateList(List.of());
            return new Recurrence(real.text(), this, Until.NEVER, none, none);
        }

        @Override
        public void forEach(long anchor, long time, long from, long to, LongPredicate starts) {
            days += to - from + 1;
            calls++;
            real.occurrences().forEach(anchor, time, from, to, starts);
        }
    }

    private static void soon(Runnable call) {
        assertTimeoutPreemptively(Duration.ofSeconds(8), call::run);
    }

    private static long megabytes(Runnable call) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        call.run();
        return (threads.getCurrentThreadAllocatedBytes() - before) / MEGABYTE;
    }

    private static List<Slot> list(Schedule schedule) {
        return Slots.list(schedule, HOURLY, List.of(), QUARTER);
    }

    private static Decision check(Schedule schedule) {
        return Slots.check(schedule, HOURLY, List.of(), START, START);
    }

    private static Explanation explain(Schedule schedule, Instant start) {
        return Slots.explain(schedule, HOURLY, List.of(), start, START);
    }

    private static Schedule schedule(List<AvailabilityRule> rules, List<DateOverride> overrides) {
        return new Schedule(BERLIN, rules, overrides, List.of());
    }

    private static AvailabilityRule rule(String rrule, LocalTime start, LocalTime end) {
        return AvailabilityRule.of(rrule, start, end, BERLIN);
    }

    /** Ten thousand different ones. */
    private static LocalTime time(int i) {
        return LocalTime.ofSecondOfDay(8L * (i % 10_800));
    }

    private static <T> List<T> many(int size, IntFunction<T> maker) {
        return IntStream.range(0, size).mapToObj(maker).toList();
    }
}
