package dev.bookingkit.seat;

import dev.bookingkit.booking.BookingOrder;
import dev.bookingkit.booking.Customer;
import dev.bookingkit.schema.BookingSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an attendee wants.
 *
 * @param source how the order came
 * @param seats how many, at least 1
 * @param waitlist whether to wait where the session is full
 * @param override whether a host takes them outside of the rules: notice and an inactive event type do not count
 * @param answers to the event type's questions, by key; JSON values
 */
public record SeatOrder(
        Customer attendee,
        BookingSource source,
        int seats,
        boolean waitlist,
        boolean override,
        Map<String, Object> answers,
        @Nullable String notes,
        Map<String, Object> metadata) {

    static SeatOrder of(BookingOrder order) {
        return new SeatOrder(
                order.customer(),
                order.source(),
                order.seats(),
                order.waitlist(),
                order.override(),
                order.answers(),
                order.notes(),
                order.metadata());
    }
}
