package dev.bookingkit.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "UTC",
                "Etc/UTC",
                "America/Argentina/Buenos_Aires",
                "Asia/Kathmandu",
                "Pacific/Apia"
            })
    void acceptsRegions(String id) {
        assertThat(Zones.parse(id)).isEqualTo(ZoneId.of(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EST",
                "GMT+5",
                "GMT",
                "UTC+1",
                "+01:00",
                "Z",
                "CET",
                "Europe/Nowhere",
                "europe/berlin",
                "",
                " ",
                "Europe/Berlin ",
                "Europe\u0000/Berlin",
                "../../etc/passwd"
            })
    void refusesEverythingElse(String id) {
        assertThatThrownBy(() -> Zones.parse(id)).isInstanceOf(InvalidZone.class);
        assertThat(Zones.isValid(id)).isFalse();
    }

    @Test
    void schedulesRefuseOffsets() {
        assertThatThrownBy(() -> Schedule.of(ZoneOffset.ofHours(1))).isInstanceOf(InvalidZone.class);
    }
}
