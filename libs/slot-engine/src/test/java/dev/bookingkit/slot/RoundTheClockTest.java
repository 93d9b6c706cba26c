package dev.bookingkit.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** A COUNT that is never reached keeps the engine from seeing that a rule opens every day: the same schedule, the long way. */
class RoundTheClockTest {
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe", "UTC");

    @Property(tries = 1_500, shrinking = ShrinkingMode.OFF)
    void leapsToWhereTheLongWayLeads(@ForAll long seed) {
        var random = new Random(seed);
        ZoneId zone = Zones.parse(ZONES.get(random.nextInt(ZONES.size())));
        ZoneId other = random.nextInt(4) == 0 ? Zones.parse(ZONES.get(random.nextInt(ZONES.size()))) : zone;
        LocalDate day = LocalDate.of(2011, 12, 1).plusDays(random.nextInt(400));
        LocalDate from = random.nextInt(3) == 0 ? null : day.minusDays(random.nextInt(300));
        LocalDate until = random.nextInt(4) == 0 ? day.plusDays(random.nextInt(6) - 3) : null;
        LocalTime time = random.nextBoolean() ? LocalTime.MIDNIGHT : LocalTime.of(random.nextInt(24), 30);
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(86_400));
        var query = new Query(start, start.plus(Duration.ofDays(2)), start);
        List<DateOverride> overrides = overrides(random, day);
        List<Absence> absences = absences(random, day);
        AvailabilityRule second = random.nextBoolean()
                ? null
                : rule("FREQ=WEEKLY;BYDAY=WE,TH", LocalTime.NOON, zone, day.minusDays(random.nextInt(400)), null);

        List<List<Slot>> answers = new ArrayList<>();
        for (String rrule : List.of("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "FREQ=DAILY;COUNT=50000")) {
            AvailabilityRule always = rule(rrule, time, other, from, until);
            var schedule =
                    new Schedule(zone, second == null ? List.of(always) : List.of(always, second), overrides, absences);
            answers.add(Slots.list(
                    schedule,
                    SlotRules.of(Duration.ofMinutes(45)).withInterval(Duration.ofMinutes(77)),
                    List.of(),
                    query));
        }

        assertThat(answers.getFirst()).isEqualTo(answers.getLast());
    }

    private static AvailabilityRule rule(
            String rrule, LocalTime time, ZoneId zone, @Nullable LocalDate from, @Nullable LocalDate until) {
        return AvailabilityRule.of(rrule, time, time, zone, from, until);
    }

    private static List<DateOverride> overrides(Random random, LocalDate day) {
        var overrides = new ArrayList<DateOverride>();
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalDate date = day.minusDays(random.nextInt(40) - 4);
            LocalTime time = LocalTime.of(random.nextInt(24), 0);
            overrides.add(
                    switch (random.nextInt(3)) {
                        case 0 -> DateOverride.blocked(date);
                        case 1 -> DateOverride.open(date, time, time);
                        default ->
                            new DateOverride(date, true, List.of(new LocalWindow(time, time.plusHours(9))), null);
                    });
        }
        return overrides;
    }

    private static List<Absence> absences(Random random, LocalDate day) {
        if (random.nextInt(3) > 0) {
            return List.of();
        }
        LocalDate date = day.minusDays(random.nextInt(40) - 4);
        return List.of(Absence.of(date, date.plusDays(random.nextInt(4))));
    }
}
