package dev.bookingkit.schema.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * {@code customer.erased}: what was kept about the customer of these bookings and seats is to be forgotten. On the topic only, keyed
 * by the organization; a customer with very many bookings makes several events.
 *
 * @param bookingIds of bookings whose customer it was
 * @param seats in sessions, whoever else is in them
 */
public record CustomerErasedEvent(UUID organizationId, List<UUID> bookingIds, List<Seat> seats, Instant occurredAt) {

    /** An attendee's place in a session. */
    public record Seat(UUID id, UUID bookingId) {

        public Seat {
            requireNonNull(id, "seats.id");
            requireNonNull(bookingId, "seats.bookingId");
        }
    }

    public CustomerErasedEvent {
        requireNonNull(organizationId, "organizationId");
        bookingIds = List.copyOf(requireNonNull(bookingIds, "bookingIds"));
        seats = List.copyOf(requireNonNull(seats, "seats"));
        requireNonNull(occurredAt, "occurredAt");
    }
}
