package dev.bookingkit.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that waits for its next attempt, with what its subscription says now.
 *
 * @param payload the body, the same at every attempt
 * @param attempts those that have been made
 * @param secrets those that sign: the current one and, for a day after a rotation, the one before
 * @param failingSince since when no attempt at the subscription has worked
 */
record PendingDelivery(
        UUID id,
        UUID subscriptionId,
        UUID eventId,
        String payload,
        int attempts,
        String subscriberUrl,
        List<String> secrets,
        boolean subscriptionActive,
        @Nullable Instant failingSince) {}
