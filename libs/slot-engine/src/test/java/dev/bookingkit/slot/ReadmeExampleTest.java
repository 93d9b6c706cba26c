package dev.bookingkit.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the README's example, and checks that the README shows exactly this code. */
class ReadmeExampleTest {
    @Test
    void theExampleRuns() {
        assertThat(example())
                .containsExactly(
                        "2026-03-09T08:00:00Z",
                        "2026-03-09T09:30:00Z",
                        "2026-03-09T10:00:00Z",
                        "2026-03-09T10:30:00Z",
                        "buffer_conflict [booking-1]");
    }

    @Test
    void theReadmeShowsThisCode() throws IOException {
        String code = Files.readAllLines(Path.of("src/test/java/dev/bookingkit/slot/ReadmeExampleTest.java")).stream()
                .dropWhile(line -> !line.strip().equals("// README"))
                .skip(1)
                .takeWhile(line -> !line.strip().equals("// END"))
                .map(line -> line.replaceFirst("^ {8}", ""))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + code + "\n```");
    }

    private static List<String> example() {
        // README
        ZoneId berlin = Zones.parse("Europe/Berlin");
        Schedule schedule = Schedule.of(
                berlin, AvailabilityRule.of("FREQ=WEEKLY;BYDAY=MO", LocalTime.of(9, 0), LocalTime.of(12, 0), berlin));
        SlotRules rules = SlotRules.of(Duration.ofMinutes(30)).withBuffers(Duration.ZERO, Duration.ofMinutes(15));
        List<Occupied> occupied =
                List.of(Occupied.booking(Instant.parse("2026-03-09T09:00:00Z"), Instant.parse("2026-03-09T09:30:00Z"))
                        .withId("booking-1"));
        Instant now = Instant.parse("2026-03-01T00:00:00Z");
        Query query = new Query(Instant.parse("2026-03-09T00:00:00Z"), Instant.parse("2026-03-10T00:00:00Z"), now);

        List<Slot> slots = Slots.list(schedule, rules, occupied, query);
        Decision decision = Slots.check(schedule, rules, occupied, Instant.parse("2026-03-09T08:30:00Z"), now);
        String answer = switch (decision) {
            case Decision.Bookable bookable -> "free until " + bookable.slot().end();
            case Decision.Refused refused -> refused.reason().wireName() + " " + refused.causes();
        };
        // END
        return Stream.concat(slots.stream().map(slot -> slot.start().toString()), Stream.of(answer))
                .toList();
    }
}
