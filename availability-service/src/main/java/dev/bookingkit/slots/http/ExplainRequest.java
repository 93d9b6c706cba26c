package dev.bookingkit.slots.http;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks why a start can, or cannot, be booked. */
record ExplainRequest(
        @NotNull UUID eventTypeId,
        @Nullable UUID providerId,
        @Nullable UUID teamId,
        @NotNull Instant start) {}
