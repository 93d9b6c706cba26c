package dev.bookingkit.slots.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTimesTest {

    private static final long YEAR_9999 = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "America/St_Johns",
                "Australia/Lord_Howe",
                "Africa/Monrovia",
                "Asia/Kathmandu"
            })
    void writesWhatTheFormatterWrites(String name) {
        ZoneId zone = ZoneId.of(name);
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Instant time = Instant.ofEpochSecond(random.nextLong(YEAR_9999) / 60 * 60 + (i % 3 == 0 ? i % 60 : 0));
            assertThat(SlotTimes.utc(time)).isEqualTo(DateTimeFormatter.ISO_INSTANT.format(time));
            assertThat(SlotTimes.local(time, zone))
                    .isEqualTo(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone)));
        }
    }

    @Test
    void writesMicroseconds() {
        List<String> times = List.of("2026-03-09T09:00:00.000001Z", "2026-03-09T09:00:00.250Z");
        assertThat(times).allMatch(time -> SlotTimes.utc(Instant.parse(time)).equals(time));
    }
}
