package dev.bookingkit.customer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of what is stored about a customer, as JSON; each list is in the order of its ids, which is that of their making.
 *
 * @param submissions the answers to routing forms that led to bookings or seats of the customer, or name the address
 * @param next where this part ends; null: nothing is left
 */
public record CustomerData(
        List<Object> bookings,
        List<Object> seats,
        List<Object> submissions,
        @Nullable Position next) {

    /** The last booking, seat and submission that were shown. */
    public record Position(UUID booking, UUID seat, UUID submission) {

        private static final UUID BEFORE_ALL = new UUID(0, 0);

        /** Nothing was shown yet. */
        public static final Position START = new Position(BEFORE_ALL, BEFORE_ALL, BEFORE_ALL);
    }
}
