package dev.bookingkit.booking;

import dev.bookingkit.schema.BookingStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which bookings are asked for; null: any.
 *
 * @param providerId one of the hosts
 * @param from bounds the start, inclusive
 * @param to bounds the start, exclusive
 * @param customerEmail however it is written
 */
public record BookingFilter(
        @Nullable UUID providerId,
        @Nullable BookingStatus status,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String customerEmail,
        @Nullable UUID eventTypeId,
        @Nullable UUID teamId,
        @Nullable UUID seriesId) {}
