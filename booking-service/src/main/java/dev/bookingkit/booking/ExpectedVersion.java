package dev.bookingkit.booking;

import org.jspecify.annotations.Nullable;

/** The version that a client thinks a booking has; null: it does not care. */
public record ExpectedVersion(@Nullable Integer version) {

    public static final ExpectedVersion ANY = new ExpectedVersion(null);

    /** Fails where the booking has another. */
    public void check(Booking booking) {
        if (version != null && version != booking.version()) {
            throw new BookingProblem.VersionMismatch(booking.version()).exception();
        }
    }
}
