package dev.bookingkit.slot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One golden file. Local times are in the schedule's zone; with a trailing Z they are UTC. Lines before {@code slots} are given;
 * the lines after it are the listed slots, and {@code check} lines what a start answers. {@code first} and {@code free} in place of
 * {@code slots} ask for the first slot, and for the merged free periods.
 */
final class GoldenCase {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm xxx", Locale.ROOT);

    private static final Set<String> QUESTIONS = Set.of("slots", "first", "free");

    private ZoneId zone = ZoneId.of("UTC");
    private final List<AvailabilityRule> hours = new ArrayList<>();
    private final List<DateOverride> overrides = new ArrayList<>();
    private final List<Absence> absences = new ArrayList<>();
    private final List<Occupied> occupied = new ArrayList<>();
    private final List<String> starts = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private SlotRules rules = SlotRules.of(Duration.ofMinutes(60));
    private Caps providerCaps = Caps.NONE;
    private Instant now = Instant.parse("2000-01-01T00:00:00Z");
    private Instant from = now;
    private Instant to = now;
    private String question = "";

    static GoldenCase read(Path file) throws IOException {
        var golden = new GoldenCase();
        for (String line : Files.readAllLines(file)) {
            String text = line.replaceAll("#.*", "").strip();
            if (!text.isEmpty()) {
                golden.line(text);
            }
        }
        return golden;
    }

    List<String> expected() {
        return expected;
    }

    List<String> actual() {
        var schedule = new Schedule(zone, hours, overrides, absences, providerCaps);
        var query = new Query(from, to, now);
        List<String> lines = new ArrayList<>(
                switch (question) {
                    case "first" ->
                        Slots.first(schedule, rules, occupied, query).map(this::describe).stream()
                                .toList();
                    case "free" ->
                        Slots.freePeriods(schedule, rules, occupied, query).stream()
                                .map(period -> shown(period.start()) + " to " + shown(period.end()))
                                .toList();
                    default ->
                        Slots.list(schedule, rules, occupied, query).stream()
                                .map(this::describe)
                                .toList();
                });
        for (String start : starts) {
            lines.add("check " + start + " " + describe(Slots.check(schedule, rules, occupied, instant(start), now)));
        }
        return lines;
    }

    private String describe(Slot slot) {
        String seats = rules.maxSeats() > 1 ? " seats " + slot.seatsLeft() : "";
        String discount = slot.discountPercent() > 0 ? " discount " + slot.discountPercent() : "";
        String length = " for " + slot.start().until(slot.end(), ChronoUnit.MINUTES);
        return shown(slot.start()) + length + seats + discount;
    }

    private String shown(Instant instant) {
        return SHOWN.format(instant.atZone(zone));
    }

    private static String describe(Decision decision) {
        return switch (decision) {
            case Decision.Bookable bookable -> "bookable";
            case Decision.Refused refused ->
                (refused.reason().wireName() + " " + String.join(" ", refused.causes())).strip();
        };
    }

    private void line(String text) {
        String[] word = text.split("\\s+");
        if (QUESTIONS.contains(word[0])) {
            question = word[0];
        } else if (word[0].equals("check")) {
            starts.add(word[1]);
            expected.add(text.replaceAll("\\s+", " "));
        } else if (!question.isEmpty()) {
            expected.add(text.replaceAll("\\s+", " "));
        } else {
            given(word);
        }
    }

    private void given(String[] word) {
        switch (word[0]) {
            case "zone" -> zone = Zones.parse(word[1]);
            case "rule" -> rule(word);
            case "open" -> overrides.add(DateOverride.open(LocalDate.parse(word[1]), windows(word)));
            case "block" ->
                overrides.add(new DateOverride(
                        LocalDate.parse(word[1]),
                        true,
                        List.of(windows(word)),
                        option(word, "id").orElse(null)));
            case "away" ->
                absences.add(new Absence(
                        LocalDate.parse(word[1]),
                        LocalDate.parse(word[2]),
                        option(word, "id").orElse(null)));
            case "booking" -> occupied.add(occupied(word, Occupied.Kind.BOOKING));
            case "hold" -> occupied.add(occupied(word, Occupied.Kind.HOLD));
            case "duration" -> rules = SlotRules.of(minutes(word[1]));
            case "interval" -> rules = rules.withInterval(minutes(word[1]));
            case "buffers" -> rules = rules.withBuffers(minutes(word[1]), minutes(word[2]));
            case "notice" -> rules = rules.withMinimumNotice(minutes(word[1]));
            case "horizon" -> rules = rules.withMaxFutureDays(Integer.valueOf(word[1]));
            case "seats" -> rules = rules.withMaxSeats(Integer.parseInt(word[1]));
            case "caps" -> rules = rules.withCaps(caps(word));
            case "provider-caps" -> providerCaps = caps(word);
            case "release" -> rules = rules.withRelease(release(word));
            case "inactive" -> rules = rules.withActive(false);
            case "now" -> now = instant(word[1]);
            case "query" -> {
                from = instant(word[1]);
                to = instant(word[2]);
            }
            default -> throw new IllegalArgumentException(word[0]);
        }
    }

    private static Release release(String[] word) {
        List<LocalTime> boundaries = Stream.of(word)
                .filter(text -> text.matches("\\d\\d:\\d\\d"))
                .map(LocalTime::parse)
                .toList();
        return switch (word[1]) {
            case "rolling" -> new Release.RollingWindow(Duration.ofHours(Long.parseLong(word[2])));
            case "fill" -> new Release.FillEarlierFirst(Integer.parseInt(word[2]), boundaries);
            case "discount" ->
                new Release.DiscountIncentive(
                        Stream.of(word)
                                .filter(text -> text.matches("below-\\d+-off-\\d+"))
                                .map(text -> text.split("-"))
                                .map(tier -> new Release.Tier(Integer.parseInt(tier[1]), Integer.parseInt(tier[3])))
                                .toList(),
                        boundaries);
            default -> throw new IllegalArgumentException(word[1]);
        };
    }

    private void rule(String[] word) {
        LocalWindow window = window(word[2]);
        hours.add(AvailabilityRule.of(
                word[1].replace("\\n", "\n"),
                window.start(),
                window.end(),
                option(word, "zone").map(Zones::parse).orElse(zone),
                option(word, "from").map(LocalDate::parse).orElse(null),
                option(word, "until").map(LocalDate::parse).orElse(null)));
    }

    private Occupied occupied(String[] word, Occupied.Kind kind) {
        return new Occupied(
                instant(word[1]),
                instant(word[2]),
                option(word, "before").map(GoldenCase::minutes).orElse(Duration.ZERO),
                option(word, "after").map(GoldenCase::minutes).orElse(Duration.ZERO),
                kind,
                option(word, "type").isEmpty(),
                option(word, "taken").map(Integer::valueOf).orElse(0),
                option(word, "id").orElse(null));
    }

    private static Caps caps(String[] word) {
        return new Caps(
                option(word, "day").map(Integer::valueOf).orElse(null),
                option(word, "week").map(Integer::valueOf).orElse(null));
    }

    private static LocalWindow[] windows(String[] word) {
        return Stream.of(word)
                .filter(text -> text.matches("\\d\\d:\\d\\d-.*"))
                .map(GoldenCase::window)
                .toArray(LocalWindow[]::new);
    }

    private static LocalWindow window(String text) {
        String[] times = text.split("-");
        return new LocalWindow(LocalTime.parse(times[0]), LocalTime.parse(times[1]));
    }

    private static Optional<String> option(String[] word, String name) {
        for (int i = 1; i + 1 < word.length; i++) {
            if (word[i].equals(name)) {
                return Optional.of(word[i + 1]);
            }
        }
        return Optional.empty();
    }

    private Instant instant(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    private static Duration minutes(String text) {
        return Duration.ofMinutes(Long.parseLong(text));
    }
}
