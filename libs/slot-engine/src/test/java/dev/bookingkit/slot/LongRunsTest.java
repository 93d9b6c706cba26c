package dev.bookingkit.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.slot.oracle.LongBoard;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Hours that one rule or several keep open without a break, for days or for ever: the grid is the oracle's, wherever the query is cut. */
class LongRunsTest {
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu");
    private static final List<String> EVERY_DAY = List.of(
            "FREQ=DAILY",
            "FREQ=DAILY;COUNT=50000",
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
            "FREQ=DAILY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12");
    /** The question is about some weeks in the board's last third. */
    private static final int QUERY = 95 * 1440;

    private static final int QUERY_MINUTES = 45 * 1440;

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void theGridIsTheOracles(@ForAll long seed) {
        var random = new Random(seed);
        ZoneId zone = Zones.parse(ZONES.get(random.nextInt(ZONES.size())));
        LocalDate base = LocalDate.of(2011, 7, 20).plusDays(random.nextInt(60));
        var board = new LongBoard(base, zone);
        Schedule schedule = schedule(random, zone, base, board);
        int duration = 5 * (1 + random.nextInt(50));
        int interval = random.nextInt(3) == 0 ? 1440 * (1 + random.nextInt(7)) : 7 * (1 + random.nextInt(100));
        SlotRules rules = SlotRules.of(Duration.ofMinutes(duration)).withInterval(Duration.ofMinutes(interval));
        Instant from = board.instant(QUERY + random.nextInt(1440));
        Instant cut = from.plusSeconds(random.nextInt(QUERY_MINUTES) * 60L);
        Instant to = from.plusSeconds(QUERY_MINUTES * 60L);

        List<Instant> starts = starts(schedule, rules, from, to);

        int first = (int) Duration.between(board.instant(0), from).toMinutes();
        assertThat(starts).isEqualTo(board.starts(first, first + QUERY_MINUTES, duration, interval));
        var parts = new ArrayList<>(starts(schedule, rules, from, cut));
        parts.addAll(starts(schedule, rules, cut, to));
        assertThat(parts).isEqualTo(starts);
        assertThat(teamStarts(schedule, rules, from, to)).isEqualTo(starts);
        for (int i = 0; i < 20; i++) {
            Instant start = from.plusSeconds(random.nextInt(QUERY_MINUTES) * 60L);
            assertThat(Slots.check(schedule, rules, List.of(), start, from).isBookable())
                    .as("%s", start)
                    .isEqualTo(starts.contains(start));
        }
    }

    /** The day cut into one to three parts, each opened by a rule of its own; at times one starts late, or a date is closed for an hour. */
    private static Schedule schedule(Random random, ZoneId zone, LocalDate base, LongBoard board) {
        var rules = new ArrayList<AvailabilityRule>();
        LocalTime first = LocalTime.of(random.nextInt(8), 0);
        LocalTime start = first;
        for (int part = random.nextInt(3); part >= 0; part--) {
            LocalTime end = part == 0 ? first : start.plusMinutes(60 + random.nextInt(400));
            LocalDate from = random.nextInt(4) == 0 ? base.plusDays(random.nextInt(130)) : null;
            rules.add(
                    AvailabilityRule.of(EVERY_DAY.get(random.nextInt(EVERY_DAY.size())), start, end, zone, from, null));
            for (int day = from == null ? 0 : (int) (from.toEpochDay() - base.toEpochDay()); day < 158; day++) {
                board.paint(base.plusDays(day), start, end);
            }
            start = end;
        }
        var overrides = new ArrayList<DateOverride>();
        for (int i = random.nextInt(3); i > 0; i--) {
            LocalDate date = base.plusDays(2 + random.nextInt(140));
            LocalTime time = LocalTime.of(random.nextInt(22), 30);
            overrides.add(new DateOverride(date, true, List.of(new LocalWindow(time, time.plusHours(1))), null));
            board.close(date, time, time.plusHours(1));
        }
        return new Schedule(zone, rules, overrides, List.of());
    }

    private static List<Instant> starts(Schedule schedule, SlotRules rules, Instant from, Instant to) {
        return Slots.list(schedule, rules, List.of(), new Query(from, to, from)).stream()
                .map(Slot::start)
                .toList();
    }

    /** One of two who keep the same hours. */
    private static List<Instant> teamStarts(Schedule schedule, SlotRules rules, Instant from, Instant to) {
        List<Member> twins = List.of(member("a", schedule), member("b", schedule));
        return TeamSlots.list(List.of(Group.any(twins)), rules, new Query(from, to, from)).stream()
                .map(GroupSlot::start)
                .toList();
    }

    private static Member member(String id, Schedule schedule) {
        return Member.of(id, schedule, List.of());
    }
}
