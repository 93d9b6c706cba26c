package dev.bookingkit.booking;

import dev.bookingkit.schema.event.CustomerErasedEvent;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose data goes, as parameters of SQL: ids with commas between them.
 *
 * @param bookings whose customer it was
 * @param seats in sessions
 * @param all those bookings and the sessions of the seats
 */
public record ErasedIds(String bookings, String seats, String all) {

    public ErasedIds(CustomerErasedEvent event) {
        this(
                text(event.bookingIds().stream()),
                text(event.seats().stream().map(CustomerErasedEvent.Seat::id)),
                text(Stream.concat(
                        event.bookingIds().stream(), event.seats().stream().map(CustomerErasedEvent.Seat::bookingId))));
    }

    private static String text(Stream<UUID> ids) {
        return ids.map(UUID::toString).collect(Collectors.joining(","));
    }
}
