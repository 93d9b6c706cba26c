package dev.bookingkit.slot;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a golden file says of one provider. */
final class GoldenProvider {

    private static final Set<String> ABOUT =
            Set.of("zone", "rule", "open", "block", "away", "booking", "hold", "provider-caps");

    private final String id;
    private final boolean fixed;
    private final List<AvailabilityRule> hours = new ArrayList<>();
    private final List<DateOverride> overrides = new ArrayList<>();
    private final List<Absence> absences = new ArrayList<>();
    private final List<Occupied> occupied = new ArrayList<>();
    private ZoneId zone;
    private Caps caps = Caps.NONE;
    private @Nullable SlotRules own;

    GoldenProvider(String id, boolean fixed, ZoneId zone) {
        this.id = id;
        this.fixed = fixed;
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    Schedule schedule() {
        return new Schedule(zone, hours, overrides, absences, caps);
    }

    List<Occupied> occupied() {
        return occupied;
    }

    Member member() {
        return new Member(id, schedule(), occupied, 0, 1, fixed, own);
    }

    static boolean isAbout(GoldenLine line) {
        return ABOUT.contains(line.about());
    }

    /** An event type of their own, which begins as the team's. */
    void own(SlotRules rules, GoldenLine line) {
        own = GoldenRules.changed(own == null ? rules : own, line);
    }

    void given(GoldenLine line) {
        switch (line.about()) {
            case "zone" -> zone = Zones.parse(line.word(1));
            case "rule" -> hours.add(rule(line));
            case "open" -> overrides.add(DateOverride.open(LocalDate.parse(line.word(1)), line.windows()));
            case "block" ->
                overrides.add(new DateOverride(
                        LocalDate.parse(line.word(1)),
                        true,
                        List.of(line.windows()),
                        line.option("id").orElse(null)));
            case "away" ->
                absences.add(new Absence(
                        LocalDate.parse(line.word(1)),
                        LocalDate.parse(line.word(2)),
                        line.option("id").orElse(null)));
            case "booking" -> occupied.add(occupied(line, Occupied.Kind.BOOKING));
            case "hold" -> occupied.add(occupied(line, Occupied.Kind.HOLD));
            case "provider-caps" -> caps = GoldenRules.caps(line);
            default -> throw new IllegalArgumentException(line.about());
        }
    }

    private AvailabilityRule rule(GoldenLine line) {
        LocalWindow window = GoldenLine.window(line.word(2));
        return AvailabilityRule.of(
                line.word(1).replace("\\n", "\n"),
                window.start(),
                window.end(),
                line.option("zone").map(Zones::parse).orElse(zone),
                line.option("from").map(LocalDate::parse).orElse(null),
                line.option("until").map(LocalDate::parse).orElse(null));
    }

    private Occupied occupied(GoldenLine line, Occupied.Kind kind) {
        return new Occupied(
                GoldenLine.instant(line.word(1), zone),
                GoldenLine.instant(line.word(2), zone),
                line.option("before").map(GoldenLine::minutes).orElse(Duration.ZERO),
                line.option("after").map(GoldenLine::minutes).orElse(Duration.ZERO),
                kind,
                line.option("type").isEmpty(),
                line.option("taken").map(Integer::valueOf).orElse(0),
                line.option("of").map(Integer::valueOf).orElse(0),
                line.option("id").orElse(null));
    }
}
