package dev.bookingkit.booking;

import org.jspecify.annotations.Nullable;

/** The version that a client thinks a booking, or a seat, has; null: it does not care. */
public record ExpectedVersion(@Nullable Integer version) {

    public static final ExpectedVersion ANY = new ExpectedVersion(null);

    /** Fails where the booking has another. */
    public void check(Booking booking) {
        check(booking.version());
    }

    /** Fails where it is another. */
    public void check(int actual) {
        if (version != null && version != actual) {
            throw new BookingProblem.VersionMismatch(actual).exception();
        }
    }
}
