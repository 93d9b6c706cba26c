package dev.bookingkit.slot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One golden file. Local times are in the schedule's zone; with a trailing Z they are UTC. Lines before {@code slots} are given;
 * the lines after it are the listed slots, and {@code check} lines what a start answers. {@code first} and {@code free} in place of
 * {@code slots} ask for the first slot, and for the merged free periods.
 *
 * <p>What follows a {@code member} is that member's: the hours, and with a managed team an event type. They are a {@code team} of a
 * strategy, or each in a {@code group} of whom {@code all} or so many are needed; slots then end with who is free.
 */
final class GoldenCase {

    private static final Set<String> QUESTIONS = Set.of("slots", "first", "free");

    private final List<String> starts = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final List<GoldenProvider> members = new ArrayList<>();
    private final List<GoldenHosts.Groups.Needed> groups = new ArrayList<>();
    private final GoldenProvider alone = new GoldenProvider("", false, ZoneId.of("UTC"));
    private GoldenProvider described = alone;
    private SlotRules rules = SlotRules.of(Duration.ofMinutes(60));
    private Instant now = Instant.parse("2000-01-01T00:00:00Z");
    private Instant from = now;
    private Instant to = now;
    private @Nullable String team;
    private String question = "";

    static GoldenCase read(Path file) throws IOException {
        var golden = new GoldenCase();
        for (String line : Files.readAllLines(file)) {
            String text = line.replaceAll("#.*", "").strip();
            if (!text.isEmpty()) {
                golden.line(GoldenLine.of(text));
            }
        }
        return golden;
    }

    List<String> expected() {
        return expected;
    }

    List<String> actual() {
        GoldenHosts hosts = hosts();
        var query = new Query(from, to, now);
        var answers = new GoldenAnswers(alone.zone(), rules);
        List<String> lines = new ArrayList<>(hosts.answer(question, query, answers));
        for (String start : starts) {
            lines.add("check " + start + " " + hosts.check(instant(start), now, answers));
        }
        return lines;
    }

    private GoldenHosts hosts() {
        if (!groups.isEmpty()) {
            return new GoldenHosts.Groups(groups);
        }
        return team == null
                ? new GoldenHosts.One(alone)
                : new GoldenHosts.Team(TeamStrategy.valueOf(team.toUpperCase(Locale.ROOT)), members);
    }

    private void line(GoldenLine line) {
        if (QUESTIONS.contains(line.about())) {
            question = line.about();
        } else if (line.about().equals("check")) {
            starts.add(line.word(1));
            expected.add(String.join(" ", line.words()));
        } else if (!question.isEmpty()) {
            expected.add(String.join(" ", line.words()));
        } else {
            given(line);
        }
    }

    private void given(GoldenLine line) {
        switch (line.about()) {
            case "now" -> now = instant(line.word(1));
            case "query" -> {
                from = instant(line.word(1));
                to = instant(line.word(2));
            }
            case "team" -> team = line.word(1);
            case "group" -> groups.add(new GoldenHosts.Groups.Needed(line.word(1), new ArrayList<>()));
            case "member" -> {
                described = new GoldenProvider(line.word(1), line.has("fixed"), alone.zone());
                (groups.isEmpty() ? members : groups.getLast().providers()).add(described);
            }
            default -> about(line);
        }
    }

    private void about(GoldenLine line) {
        if (GoldenProvider.isAbout(line)) {
            described.given(line);
        } else if (described == alone) {
            rules = GoldenRules.changed(rules, line);
        } else {
            described.own(rules, line);
        }
    }

    private Instant instant(String text) {
        return GoldenLine.instant(text, alone.zone());
    }
}
