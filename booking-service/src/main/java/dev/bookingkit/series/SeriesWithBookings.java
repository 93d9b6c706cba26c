package dev.bookingkit.series;

import dev.bookingkit.booking.Booking;
import java.util.List;

/** A series and all of its bookings, in the order of their start. */
public record SeriesWithBookings(Series series, List<Booking> bookings) {

    public SeriesWithBookings {
        bookings = List.copyOf(bookings);
    }
}
