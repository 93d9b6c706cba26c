package dev.bookingkit.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** How many bookings, of all event types, start in a day and an ISO week of the provider's zone; null: any number. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProviderLimits(
        @Min(1) @Max(10_000) @Nullable Integer maxPerDay,
        @Min(1) @Max(10_000) @Nullable Integer maxPerWeek) {

    public static final ProviderLimits NONE = new ProviderLimits(null, null);
}
