package dev.bookingkit.booking;

import dev.bookingkit.booking.BookingDecision.Accepted;
import dev.bookingkit.booking.BookingDecision.Moot;
import dev.bookingkit.booking.BookingDecision.Refused;
import dev.bookingkit.booking.BookingDecision.TooEarly;
import dev.bookingkit.booking.BookingDecision.TooLate;

/** Where a decision leaves the domain. */
final class Decisions {

    private Decisions() {}

    /** Fails where the booking refused. */
    static void require(BookingDecision decision) {
        switch (decision) {
            case Accepted accepted -> {}
            case Moot moot -> {}
            case TooEarly early -> throw new BookingProblem.TooEarly(early.from()).exception();
            case TooLate late -> throw new BookingProblem.TooLate(late.until()).exception();
            case Refused refused -> throw new BookingProblem.WrongStatus(refused.current()).exception();
        }
    }
}
