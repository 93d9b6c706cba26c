package dev.bookingkit.eventtype;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** Who cancels less than {@code hoursBefore} hours before the start owes {@code feePercentage} percent of the price. */
public record CancellationTier(
        @NotNull @Min(0) @Max(8_760) Integer hoursBefore,
        @NotNull @Min(0) @Max(100) Integer feePercentage) {}
