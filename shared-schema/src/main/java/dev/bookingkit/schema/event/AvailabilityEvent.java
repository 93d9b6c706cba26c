package dev.bookingkit.schema.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of when a provider or a team can be booked.
 *
 * @param providerId whose schedule changed; null where it is a team's
 * @param teamId the team that changed; null where it is a provider's schedule
 * @param change what changed, for example {@code rules} or {@code out_of_office}
 */
public record AvailabilityEvent(
        UUID organizationId,
        @Nullable UUID providerId,
        @Nullable UUID teamId,
        String change,
        Instant occurredAt) {

    public AvailabilityEvent {
        requireNonNull(organizationId, "organizationId");
        requireNonNull(change, "change");
        requireNonNull(occurredAt, "occurredAt");
    }
}
