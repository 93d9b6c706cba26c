package dev.bookingkit.customer;

import java.util.List;
import java.util.UUID;

/** Whose bookings and seats say no longer whose they are, since just now. */
record Erased(List<UUID> bookingIds, List<Seat> seats) {

    /** A place in a session. */
    record Seat(UUID id, UUID bookingId) {}

    Erased {
        bookingIds = List.copyOf(bookingIds);
        seats = List.copyOf(seats);
    }
}
