package dev.bookingkit.slot;

import java.time.Instant;

/**
 * A time that can be booked.
 *
 * @param start inclusive
 * @param end exclusive
 * @param seatsLeft how many seats are left, at least 1; {@code maxSeats} for a session that does not exist yet
 * @param discountPercent off the price by {@link Release.DiscountIncentive}, 0 to 100; 0 for none
 */
public record Slot(Instant start, Instant end, int seatsLeft, int discountPercent) {
    /** At its price. */
    public Slot(Instant start, Instant end, int seatsLeft) {
        this(start, end, seatsLeft, 0);
    }
}
