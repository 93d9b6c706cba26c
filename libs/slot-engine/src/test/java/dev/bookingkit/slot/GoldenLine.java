package dev.bookingkit.slot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A line of a golden file: its first word says what it is about; options are a name and a value each. */
record GoldenLine(List<String> words) {

    static GoldenLine of(String text) {
        return new GoldenLine(List.of(text.split("\\s+")));
    }

    String about() {
        return words.getFirst();
    }

    String word(int index) {
        return words.get(index);
    }

    boolean has(String word) {
        return words.contains(word);
    }

    Stream<String> matching(String pattern) {
        return words.stream().filter(word -> word.matches(pattern));
    }

    Optional<String> option(String name) {
        int at = words.subList(1, words.size()).indexOf(name) + 1;
        return at > 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }

    Duration minutes(int index) {
        return minutes(words.get(index));
    }

    LocalWindow[] windows() {
        return matching("\\d\\d:\\d\\d-.*").map(GoldenLine::window).toArray(LocalWindow[]::new);
    }

    /** Local times are in the zone; with a trailing Z they are UTC. */
    static Instant instant(String text, ZoneId zone) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    static Duration minutes(String text) {
        return Duration.ofMinutes(Long.parseLong(text));
    }

    static LocalWindow window(String text) {
        String[] times = text.split("-");
        return new LocalWindow(LocalTime.parse(times[0]), LocalTime.parse(times[1]));
    }
}
