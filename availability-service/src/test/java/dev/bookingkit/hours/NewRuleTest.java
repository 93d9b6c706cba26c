package dev.bookingkit.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.ProblemException;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class NewRuleTest {

    @Test
    void namesTheFieldThatTheEngineRefuses() {
        assertThat(pointer(rule("FREQ=SECONDLY", "09:00", "17:00"))).isEqualTo("/3/rrule");
        assertThat(pointer(rule("FREQ=DAILY;INTERVAL=0", "09:00", "17:00"))).isEqualTo("/3/rrule");
        assertThat(pointer(rule("FREQ=DAILY;COUNT=1000000000", "09:00", "17:00")))
                .isEqualTo("/3/rrule");
        assertThat(pointer(rule("FREQ=DAILY\nFREQ=WEEKLY", "09:00", "17:00"))).isEqualTo("/3/rrule");
        assertThat(pointer(rule("DROP TABLE", "09:00", "17:00"))).isEqualTo("/3/rrule");
        assertThat(pointer(rule("FREQ=DAILY", "09:00", "09:00"))).isEqualTo("/3/endTime");
        assertThat(pointer(new NewRule(
                        "FREQ=DAILY",
                        LocalTime.of(9, 0),
                        LocalTime.of(10, 0),
                        "UTC",
                        LocalDate.of(2026, 3, 2),
                        LocalDate.of(2026, 3, 1),
                        null)))
                .isEqualTo("/3/validUntil");
    }

    @Test
    void takesNightsAndWholeDays() {
        assertThat(rule("FREQ=DAILY", "22:00", "06:00").parse("").endTime()).isEqualTo(LocalTime.of(6, 0));
        assertThat(rule("FREQ=DAILY", "00:00", "00:00").parse("").startTime()).isEqualTo(LocalTime.MIDNIGHT);
    }

    private static NewRule rule(String rrule, String start, String end) {
        return new NewRule(rrule, LocalTime.parse(start), LocalTime.parse(end), "UTC", null, null, null);
    }

    private static String pointer(NewRule rule) {
        try {
            rule.parse("/3");
            return "accepted";
        } catch (ProblemException refused) {
            return ((InvalidRequest) refused.problem()).errors().getFirst().pointer();
        }
    }
}
