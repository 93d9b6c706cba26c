package dev.bookingkit.booking;

import dev.bookingkit.schema.BookingSource;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants to book.
 *
 * @param providerId null: the event type's own
 * @param answers to the event type's questions, by key; JSON values
 */
public record BookingOrder(
        UUID eventTypeId,
        @Nullable UUID providerId,
        Instant start,
        Customer customer,
        Map<String, Object> answers,
        @Nullable String notes,
        Map<String, Object> metadata,
        BookingSource source) {}
