package dev.bookingkit.slot;

import java.time.Instant;
import java.util.List;

/**
 * A time at which a team can be booked.
 *
 * @param start inclusive
 * @param end exclusive
 * @param providerIds who is free (round robin, managed) or who takes part (collective, fixed), in the team's order
 * @param seatsLeft the most that one of them (round robin, managed), the least that all of them (collective, fixed) have left
 * @param discountPercent the largest that one of them (round robin, managed), the smallest that one of them (collective, fixed) has,
 *     0 to 100
 */
public record TeamSlot(Instant start, Instant end, List<String> providerIds, int seatsLeft, int discountPercent) {
    /** At its price. */
    public TeamSlot(Instant start, Instant end, List<String> providerIds, int seatsLeft) {
        this(start, end, providerIds, seatsLeft, 0);
    }
}
