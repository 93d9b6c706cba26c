package dev.bookingkit.slot.oracle;

import dev.bookingkit.slot.Absence;
import dev.bookingkit.slot.Caps;
import dev.bookingkit.slot.DateOverride;
import dev.bookingkit.slot.LocalWindow;
import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.Release;
import dev.bookingkit.slot.SlotRules;
import dev.bookingkit.slot.oracle.Hours.Freq;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Random questions, crowded around clock changes: everything lies on the board's weeks, the query in their middle. */
public final class Scenarios {
    /** A zone with a date on which its clocks do something. */
    private record Place(String zone, String date) {}

    private static final List<Place> PLACES = List.of(
            new Place("Europe/Berlin", "2026-03-29"),
            new Place("Europe/Berlin", "2026-10-25"),
            new Place("America/New_York", "2026-03-08"),
            new Place("America/New_York", "2026-11-01"),
            new Place("Australia/Lord_Howe", "2026-04-05"),
            new Place("Australia/Lord_Howe", "2026-10-04"),
            new Place("Africa/Casablanca", "2026-02-15"),
            new Place("Africa/Casablanca", "2026-03-22"),
            new Place("Pacific/Apia", "2011-12-30"),
            new Place("America/Sao_Paulo", "2018-11-04"),
            new Place("America/Sao_Paulo", "2018-02-18"),
            new Place("America/St_Johns", "2010-11-07"),
            new Place("Asia/Beirut", "2026-03-29"),
            new Place("Asia/Kathmandu", "2026-06-15"),
            new Place("America/Scoresbysund", "2024-03-31"),
            new Place("UTC", "2026-12-31"));
    private static final int MIDDLE = 12;

    private final Random random;
    private final ZoneId zone;
    private final LocalDate base;

    private Scenarios(Random random) {
        this.random = random;
        Place place = pick(PLACES);
        zone = ZoneId.of(place.zone);
        base = LocalDate.parse(place.date).minusDays(MIDDLE);
    }

    public static Scenario random(Random random) {
        return new Scenarios(random).scenario();
    }

    /** Some providers, asked the same question about the same days. */
    public static List<Scenario> team(Random random) {
        var first = new Scenarios(random);
        Scenario question = first.scenario();
        var team = new ArrayList<Scenario>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            Scenario member = first.scenario(question.rules());
            team.add(new Scenario(
                    question.base(),
                    question.zone(),
                    first.chance(3) ? question.hours() : member.hours(),
                    member.overrides(),
                    member.absences(),
                    member.providerCaps(),
                    question.rules(),
                    member.occupied(),
                    question.query()));
        }
        return team;
    }

    private Scenario scenario() {
        return scenario(rules());
    }

    private Scenario scenario(SlotRules rules) {
        Instant start = minute(day(MIDDLE - 2, MIDDLE + 1) * 1440 + random.nextInt(1440));
        Instant end = start.plus(Duration.ofMinutes(random.nextInt(3 * 1440)));
        Instant now =
                chance(3) ? start.minus(Duration.ofMinutes(random.nextInt(3 * 1440))) : start.minus(Duration.ofDays(6));
        return new Scenario(
                base,
                zone,
                one(3, this::hours),
                chance(2) ? some(4, this::override) : List.of(),
                chance(4) ? some(2, this::absence) : List.of(),
                chance(6) ? caps() : Caps.NONE,
                rules,
                some(8, () -> occupied(rules)),
                new Query(start, end, now));
    }

    private Hours hours() {
        Freq freq = chance(8) ? Freq.MONTHLY : pick(List.of(Freq.DAILY, Freq.DAILY, Freq.WEEKLY));
        LocalDate from = base.plusDays(chance(4) ? day(2, MIDDLE + 1) : day(2, MIDDLE - 3));
        Set<LocalDate> except = new HashSet<>();
        if (chance(4)) {
            except.add(base.plusDays(day(MIDDLE - 3, MIDDLE + 3)));
        }
        boolean counted = chance(8);
        LocalWindow window = window();
        return new Hours(
                freq,
                chance(2) ? 1 : 1 + random.nextInt(3),
                freq != Freq.MONTHLY && chance(2) ? weekdays() : Set.of(),
                chance(3) ? -1 - random.nextInt(4) : 1 + random.nextInt(31),
                counted ? 1 + random.nextInt(12) : null,
                !counted && chance(8) ? base.plusDays(day(MIDDLE - 3, MIDDLE + 3)) : null,
                except,
                window.start(),
                window.end(),
                chance(5) ? ZoneId.of(pick(PLACES).zone) : zone,
                from,
                chance(6) ? base.plusDays(day(MIDDLE - 2, MIDDLE + 4)) : null);
    }

    private DateOverride override() {
        LocalDate date = base.plusDays(day(MIDDLE - 4, MIDDLE + 4));
        boolean unavailable = chance(2);
        List<LocalWindow> windows = unavailable && chance(2) ? List.of() : List.of(window());
        return new DateOverride(date, unavailable, windows, null);
    }

    private Absence absence() {
        LocalDate start = base.plusDays(day(MIDDLE - 4, MIDDLE + 4));
        return Absence.of(start, start.plusDays(random.nextInt(3)));
    }

    private SlotRules rules() {
        int duration = 5 * (1 + random.nextInt(chance(10) ? 400 : 24));
        return new SlotRules(
                Duration.ofMinutes(duration),
                chance(3) ? Duration.ofMinutes(duration) : Duration.ofMinutes(1 + random.nextInt(120)),
                buffer(),
                buffer(),
                chance(4) ? Duration.ofMinutes(random.nextInt(1440)) : Duration.ZERO,
                chance(5) ? random.nextInt(12) : null,
                chance(4) ? caps() : Caps.NONE,
                chance(4) ? 2 + random.nextInt(4) : 1,
                !chance(50),
                chance(4) ? release() : Release.NONE);
    }

    private Release release() {
        return switch (random.nextInt(4)) {
            case 0 -> new Release.RollingWindow(Duration.ofHours(1 + random.nextInt(10 * 24)));
            case 1 -> new Release.DiscountIncentive(tiers(), chance(3) ? List.of() : boundaries());
            default -> new Release.FillEarlierFirst(chance(2) ? 1 + random.nextInt(30) : percent(), boundaries());
        };
    }

    private List<Release.Tier> tiers() {
        Set<Integer> steps = new HashSet<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            steps.add(percent());
        }
        return steps.stream().map(step -> new Release.Tier(step, percent())).toList();
    }

    private List<LocalTime> boundaries() {
        var times = new TreeSet<LocalTime>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            times.add(LocalTime.ofSecondOfDay((1 + random.nextInt(287)) * 300L));
        }
        return List.copyOf(times);
    }

    private int percent() {
        return 1 + random.nextInt(100);
    }

    private Caps caps() {
        return new Caps(chance(2) ? random.nextInt(5) : null, chance(2) ? random.nextInt(9) : null);
    }

    private Occupied occupied(SlotRules rules) {
        boolean session = chance(3);
        boolean ofItsOwn = session && chance(3);
        Instant start = minute(day(MIDDLE - 4, MIDDLE + 4) * 1440 + 15 * random.nextInt(96));
        Duration length = session ? rules.duration() : Duration.ofMinutes(1 + random.nextInt(180));
        return new Occupied(
                start,
                start.plus(length),
                buffer(),
                buffer(),
                chance(3) ? Occupied.Kind.HOLD : Occupied.Kind.BOOKING,
                random.nextBoolean(),
                session ? random.nextInt(ofItsOwn ? 4 : 1, 5) : 0,
                ofItsOwn ? 1 + random.nextInt(6) : 0,
                null);
    }

    private Set<DayOfWeek> weekdays() {
        var days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
        while (chance(2)) {
            days.add(DayOfWeek.of(1 + random.nextInt(7)));
        }
        return days;
    }

    private LocalWindow window() {
        return new LocalWindow(time(), time());
    }

    private LocalTime time() {
        return chance(6) ? LocalTime.MIDNIGHT : LocalTime.ofSecondOfDay(random.nextInt(288) * 300L);
    }

    private Duration buffer() {
        return chance(2) ? Duration.ZERO : Duration.ofMinutes(random.nextInt(45));
    }

    private Instant minute(int minute) {
        return Board.instant(base, minute);
    }

    private int day(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Seldom none. */
    private <T> List<T> one(int most, Supplier<T> maker) {
        List<T> list = some(most, maker);
        return list.isEmpty() && !chance(8) ? List.of(maker.get()) : list;
    }

    private <T> List<T> some(int most, Supplier<T> maker) {
        var list = new ArrayList<T>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(maker.get());
        }
        return list;
    }
}
