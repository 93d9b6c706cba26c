package dev.bookingkit.hours.http;

import dev.bookingkit.hours.NewOverride;
import dev.bookingkit.request.constraint.PlainText;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** An exception for one date; {@code isUnavailable} is false when absent. */
record OverrideRequest(
        @NotNull LocalDate date,
        @Nullable LocalTime startTime,
        @Nullable LocalTime endTime,
        @Nullable Boolean isUnavailable,
        @PlainText(max = 500, multiline = true) @Nullable String reason) {

    /** Refuses what the engine does not read. */
    NewOverride toOverride() {
        NewOverride override = new NewOverride(date, startTime, endTime, Boolean.TRUE.equals(isUnavailable), reason);
        override.parse("");
        return override;
    }
}
