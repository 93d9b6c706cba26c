package dev.bookingkit.booking.http;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where to; {@code providerId} only where another provider is wanted. */
@Schema(name = "Reschedule")
record RescheduleRequest(@NotNull Instant start, @Nullable UUID providerId) {}
