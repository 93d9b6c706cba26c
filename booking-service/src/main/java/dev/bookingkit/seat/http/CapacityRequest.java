package dev.bookingkit.seat.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many seats the session is to have. */
@Schema(name = "Capacity")
record CapacityRequest(@NotNull @Min(2) @Max(10_000) Integer maxSeats) {}
