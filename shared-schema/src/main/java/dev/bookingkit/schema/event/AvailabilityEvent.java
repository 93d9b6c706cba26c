package dev.bookingkit.schema.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of when something can be booked: of exactly one provider, team or event type.
 *
 * @param providerId whose schedule, holds or bookings changed, else null
 * @param teamId the team that changed, else null
 * @param eventTypeId the event type that changed, else null
 * @param change what changed, for example {@code rules}, {@code out_of_office}, {@code holds} or {@code event_type}
 */
public record AvailabilityEvent(
        UUID organizationId,
        @Nullable UUID providerId,
        @Nullable UUID teamId,
        @Nullable UUID eventTypeId,
        String change,
        Instant occurredAt) {

    public AvailabilityEvent {
        requireNonNull(organizationId, "organizationId");
        requireNonNull(change, "change");
        requireNonNull(occurredAt, "occurredAt");
    }
}
