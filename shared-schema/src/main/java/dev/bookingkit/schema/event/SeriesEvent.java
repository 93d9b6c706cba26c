package dev.bookingkit.schema.event;

import static java.util.Objects.requireNonNull;

import dev.bookingkit.schema.RecurringFrequency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * {@code series.created}: bookings were made together. Each of them has its own events too, with the {@code seriesId}; this one is
 * on the topic only, keyed by the series.
 *
 * @param count how many occurrences were asked for
 * @param startsAt the first occurrence, booked or not
 * @param timeZone occurrences keep their local time in this zone
 * @param bookingIds of the occurrences that were booked, in their order
 * @param actor as in {@link BookingEvent}
 */
public record SeriesEvent(
        UUID seriesId,
        UUID organizationId,
        UUID eventTypeId,
        UUID providerId,
        RecurringFrequency frequency,
        int count,
        Instant startsAt,
        String timeZone,
        List<UUID> bookingIds,
        String actor,
        Instant occurredAt) {

    public SeriesEvent {
        requireNonNull(seriesId, "seriesId");
        requireNonNull(organizationId, "organizationId");
        requireNonNull(eventTypeId, "eventTypeId");
        requireNonNull(providerId, "providerId");
        requireNonNull(frequency, "frequency");
        requireNonNull(startsAt, "startsAt");
        requireNonNull(timeZone, "timeZone");
        bookingIds = List.copyOf(requireNonNull(bookingIds, "bookingIds"));
        requireNonNull(actor, "actor");
        requireNonNull(occurredAt, "occurredAt");
    }
}
