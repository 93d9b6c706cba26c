package dev.bookingkit.eventlog;

import dev.bookingkit.schema.BookingStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One change of one booking, or of one seat in it; {@code id} is also the id of the event on Kafka. */
public record LoggedEvent(
        UUID id,
        LogPosition position,
        UUID bookingId,
        int sequence,
        String type,
        @Nullable BookingStatus fromStatus,
        BookingStatus toStatus,
        @Nullable Instant oldStartsAt,
        @Nullable Instant oldEndsAt,
        Instant newStartsAt,
        Instant newEndsAt,
        @Nullable UUID oldProviderId,
        UUID newProviderId,
        String actor,
        @Nullable String reason,
        Instant occurredAt,
        @Nullable SeatChange seat) {}
