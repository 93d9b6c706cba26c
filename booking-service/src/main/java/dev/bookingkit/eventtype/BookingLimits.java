package dev.bookingkit.eventtype;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** How many bookings a provider takes per day and per ISO week, in the provider's zone; null: any number. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BookingLimits(
        @Nullable @Min(1) @Max(10_000) Integer maxPerDay,
        @Nullable @Min(1) @Max(10_000) Integer maxPerWeek) {

    public static final BookingLimits NONE = new BookingLimits(null, null);
}
