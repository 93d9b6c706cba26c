package dev.bookingkit.booking;

import dev.bookingkit.schema.BookingStatus;

/** What a booking answers to an operation. */
public sealed interface BookingDecision {

    /** It was done. */
    record Accepted() implements BookingDecision {}

    /** The status does not allow it; nothing was changed. */
    record Refused(BookingStatus current) implements BookingDecision {}

    /** There is nothing left to do; nothing was changed. */
    record Moot() implements BookingDecision {}
}
