package dev.bookingkit.slots.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bookingkit.schedule.offer.FreeSlot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotsJsonTest {

    private static final long YEAR_9999 = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();
    private static final List<String> NAMES = List.of(
            "01a21a66-ec2b-740a-aa2d-bb8dd75b651e", "", "a \"quoted\" one\\", "tab\t", "Zoë", "\uD83D\uDC87", "\u0000");

    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Z",
                "+05:45",
                "Europe/Berlin",
                "America/St_Johns",
                "Australia/Lord_Howe",
                "Africa/Monrovia",
                "Pacific/Apia"
            })
    void writesWhatJacksonWrites(String name) throws JsonProcessingException {
        for (int i = 0; i < 200; i++) {
            assertSame(Stream.generate(this::slot).limit(random.nextInt(20)).toList(), ZoneId.of(name));
        }
    }

    @Test
    void writesADaysSlotsOverAChangeOfTheOffset() throws JsonProcessingException {
        Instant midnight = Instant.parse("2026-10-24T22:00:00Z");
        List<FreeSlot> slots = IntStream.range(0, 200)
                .mapToObj(i -> new FreeSlot(
                        midnight.plusSeconds(900L * i),
                        midnight.plusSeconds(900L * i + 900),
                        List.of(NAMES.getFirst()),
                        null,
                        0))
                .toList();

        assertSame(slots, ZoneId.of("Europe/Berlin"));
    }

    private static void assertSame(List<FreeSlot> slots, ZoneId zone) throws JsonProcessingException {
        assertThat(new String(SlotsJson.of(slots, zone), StandardCharsets.UTF_8))
                .isEqualTo(new ObjectMapper().writeValueAsString(SlotsView.of(slots, zone)));
    }

    private FreeSlot slot() {
        return new FreeSlot(
                time(),
                time(),
                Stream.generate(() -> NAMES.get(random.nextInt(NAMES.size())))
                        .limit(random.nextInt(4))
                        .toList(),
                random.nextBoolean() ? null : random.nextInt(300),
                random.nextInt(3) * random.nextInt(100));
    }

    /** Mostly whole minutes, as slots are. */
    private Instant time() {
        long seconds = random.nextLong(-YEAR_9999 / 10, YEAR_9999);
        return switch (random.nextInt(5)) {
            case 0 -> Instant.ofEpochSecond(seconds);
            case 1 -> Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000));
            case 2 -> Instant.ofEpochSecond(seconds, random.nextInt(1_000_000) * 1_000);
            default -> Instant.ofEpochSecond(seconds / 60 * 60);
        };
    }
}
