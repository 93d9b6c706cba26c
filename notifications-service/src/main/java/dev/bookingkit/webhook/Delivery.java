package dev.bookingkit.webhook;

import dev.bookingkit.schema.DeliveryStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to one subscription and what came of it.
 *
 * @param redelivery 0 for the first, counts the redeliveries asked for
 * @param nextAttemptAt null unless it is pending
 * @param responseExcerpt the start of the last answer's body
 */
public record Delivery(
        UUID id,
        UUID subscriptionId,
        UUID eventId,
        String type,
        int redelivery,
        DeliveryStatus status,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Integer responseStatus,
        @Nullable String responseExcerpt,
        @Nullable String error,
        @Nullable Integer durationMillis,
        @Nullable Instant succeededAt,
        Instant createdAt) {}
