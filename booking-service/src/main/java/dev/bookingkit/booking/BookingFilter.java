package dev.bookingkit.booking;

import dev.bookingkit.schema.BookingStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which bookings are asked for; null: any. {@code from} and {@code to} bound the start, half-open. */
public record BookingFilter(
        @Nullable UUID providerId,
        @Nullable BookingStatus status,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String customerEmail) {}
