package dev.bookingkit.slots.http;

import dev.bookingkit.hours.NewOverride;
import dev.bookingkit.slot.DateOverride;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** An exception for one date. */
record PreviewOverride(
        @NotNull LocalDate date,
        @Nullable LocalTime startTime,
        @Nullable LocalTime endTime,
        @Nullable Boolean isUnavailable) {

    DateOverride toOverride(String pointer) {
        return new NewOverride(date, startTime, endTime, Boolean.TRUE.equals(isUnavailable), null).parse(pointer);
    }
}
