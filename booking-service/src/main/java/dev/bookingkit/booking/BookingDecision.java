package dev.bookingkit.booking;

import dev.bookingkit.schema.BookingStatus;
import java.time.Instant;

/** What a booking answers to an operation. */
public sealed interface BookingDecision {

    /** It was done. */
    record Accepted() implements BookingDecision {}

    /** The status does not allow it; nothing was changed. */
    record Refused(BookingStatus current) implements BookingDecision {}

    /** It can be done from that moment on; nothing was changed. */
    record TooEarly(Instant from) implements BookingDecision {}

    /** It could be done until that moment; nothing was changed. */
    record TooLate(Instant until) implements BookingDecision {}

    /** There is nothing left to do; nothing was changed. */
    record Moot() implements BookingDecision {}
}
