package dev.bookingkit.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @Test
    void anInstantMayHaveAnOffsetAndIsCutToMicroseconds() {
        assertThat(Times.instant("2026-03-09T14:00:00.123456789+01:00"))
                .isEqualTo(Instant.parse("2026-03-09T13:00:00.123456Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "2026-03-09", "2026-03-09T13:00:00", "2026-02-30T13:00:00Z", "2026-03-09T24:00:00Z",
                "2026-12-31T23:59:60Z", "+10000-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
                        "now",
                "1970-01-01T00:00:00+01:00", "9999-01-01T00:00:00Z", "9999-12-31T23:00:00-05:00",
                        "9998-12-31T23:00:00-05:00"
            })
    void anythingElseIsNoInstant(String text) {
        assertThatThrownBy(() -> Times.instant(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "9998-12-31T23:59:59.999999Z", "9999-01-01T00:59:59+01:00"})
    void theFirstYearIs1970AndTheLast9998InUtc(String text) {
        assertThat(Times.instant(text)).isNotNull();
    }

    @Test
    void aDateMayBeTheLastOfAll() {
        assertThat(Times.date("9999-12-31")).isEqualTo(LocalDate.of(9999, 12, 31));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2030-02-30", "10000-01-01", "2030-13-01", "2030-1-1", "20300101"})
    void aDateThatDoesNotExistIsRefused(String text) {
        assertThatThrownBy(() -> Times.date(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00", "9:00", "09:60", "09:00:00.5", "0900"})
    void aTimeThatDoesNotExistIsRefused(String text) {
        assertThatThrownBy(() -> Times.time(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void aTimeMayHaveSeconds() {
        assertThat(Times.time("09:00")).isEqualTo(Times.time("09:00:00")).isEqualTo(LocalTime.of(9, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EST", "GMT+5", "+05:00", "Europe/Nowhere", "europe/berlin", "SystemV/EST5", "CET", ""})
    void aZoneIsAnIanaRegion(String zone) {
        assertThat(Times.isZone(zone)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Pacific/Apia"})
    void regionsAndUtcAreZones(String zone) {
        assertThat(Times.isZone(zone)).isTrue();
    }
}
