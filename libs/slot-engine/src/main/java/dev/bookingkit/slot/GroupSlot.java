package dev.bookingkit.slot;

import java.time.Instant;
import java.util.List;

/**
 * A time at which enough members of every group are free.
 *
 * @param start inclusive
 * @param end exclusive
 * @param free per group, in its order, the ids of the members that are free
 * @param seatsLeft the least that one of them has left
 * @param discountPercent the smallest that one of them has, 0 to 100
 */
public record GroupSlot(Instant start, Instant end, List<List<String>> free, int seatsLeft, int discountPercent) {
    /** At its price. */
    public GroupSlot(Instant start, Instant end, List<List<String>> free, int seatsLeft) {
        this(start, end, free, seatsLeft, 0);
    }
}
