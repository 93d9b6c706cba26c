package dev.bookingkit.booking;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What someone may want to do with a booking that stays where it is. */
public sealed interface BookingOperation {

    record Confirm() implements BookingOperation {}

    /** The host does not want it. */
    record Reject(@Nullable String reason) implements BookingOperation {}

    /** Either side calls it off. */
    record Cancel(@Nullable String reason) implements BookingOperation {}

    record Complete() implements BookingOperation {}

    record NoShow() implements BookingOperation {}

    /** Its end was so long ago that the organization takes it for done. */
    record CompleteAutomatically(Duration afterEnd) implements BookingOperation {}

    /** The payment did not come in time. */
    record ExpirePayment() implements BookingOperation {}

    /** The host did not answer in time. */
    record ExpireConfirmation() implements BookingOperation {}
}
