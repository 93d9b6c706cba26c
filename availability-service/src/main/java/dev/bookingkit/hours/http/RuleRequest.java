package dev.bookingkit.hours.http;

import dev.bookingkit.hours.NewRule;
import dev.bookingkit.request.constraint.IanaZone;
import dev.bookingkit.request.constraint.PlainText;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recurring hours; an {@code endTime} that is not after {@code startTime} is on the next day. */
record RuleRequest(
        @NotNull @PlainText(min = 1, max = 10_000, multiline = true)
        String rrule,

        @NotNull LocalTime startTime,
        @NotNull LocalTime endTime,
        @NotNull @IanaZone String timeZone,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable UUID eventTypeId) {

    /** Refuses what the engine does not read; {@code pointer} leads to this object. */
    NewRule toRule(String pointer) {
        NewRule rule = new NewRule(rrule, startTime, endTime, timeZone, validFrom, validUntil, eventTypeId);
        rule.parse(pointer);
        return rule;
    }
}
