package dev.bookingkit.slots.http;

import dev.bookingkit.hours.NewRule;
import dev.bookingkit.request.constraint.IanaZone;
import dev.bookingkit.request.constraint.PlainText;
import dev.bookingkit.slot.AvailabilityRule;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Recurring hours. */
record PreviewRule(
        @NotNull @PlainText(min = 1, max = 10_000, multiline = true)
        String rrule,

        @NotNull LocalTime startTime,
        @NotNull LocalTime endTime,
        @NotNull @IanaZone String timeZone,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    AvailabilityRule toRule(String pointer) {
        return new NewRule(rrule, startTime, endTime, timeZone, validFrom, validUntil, null).parse(pointer);
    }
}
