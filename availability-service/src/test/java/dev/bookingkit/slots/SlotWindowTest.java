package dev.bookingkit.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bookingkit.problem.ProblemException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlotWindowTest {

    @Test
    void aDateIsItsFirstMomentInTheZone() {
        // Beirut skips midnight on 29 March 2026: its clocks go from 00:00+02:00 to 01:00+03:00.
        SlotWindow window = SlotWindow.parse("?", "2026-03-29", "2026-03-30", "Asia/Beirut");
        assertThat(window.start()).isEqualTo(Instant.parse("2026-03-28T22:00:00Z"));
        assertThat(window.end()).isEqualTo(Instant.parse("2026-03-29T21:00:00Z"));
    }

    @Test
    void anInstantMayHaveAnOffsetAndNeedsNoZone() {
        SlotWindow window = SlotWindow.parse("?", "2026-03-09T09:00:00-04:00", "2026-03-10T00:00:00Z", null);
        assertThat(window.start()).isEqualTo(Instant.parse("2026-03-09T13:00:00Z"));
        assertThat(window.zone().getId()).isEqualTo("UTC");
    }

    @Test
    void ninetyThreeDaysMayHaveAnHourMoreInAutumn() {
        assertThat(SlotWindow.parse("?", "2026-09-01", "2026-12-03", "Europe/Berlin"))
                .isNotNull();
        assertThatThrownBy(() -> SlotWindow.parse("?", "2026-09-01", "2026-12-04", "Europe/Berlin"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("93 days");
    }

    @Test
    void refusesWhatIsNoTime() {
        for (String text :
                new String[] {"", "now", "2026-02-30", "2026-03-09T24:00:00Z", "2026-03-09T09:00:00", "9999-12-31"}) {
            assertThatThrownBy(() -> SlotWindow.parse("?", text, "2026-03-10", "UTC"))
                    .as(text)
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void refusesAnEndThatIsNotAfterTheStart() {
        assertThatThrownBy(() -> SlotWindow.parse("/", "2026-03-10", "2026-03-10", "UTC"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("after the start");
    }
}
