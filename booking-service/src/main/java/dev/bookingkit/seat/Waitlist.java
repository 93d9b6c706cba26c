package dev.bookingkit.seat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Who is next. */
final class Waitlist {

    private Waitlist() {}

    /** An attendee without an offer, and the number of seats wanted. */
    record Waiting(UUID seatId, int seats) {}

    /**
     * Whom freed seats are offered to: first come, first served. A party that needs more than there is does not hold up those
     * behind it, because what is left would go to whoever books it: a listed seat can be booked.
     *
     * @param queue the longest wait first
     */
    static List<UUID> served(int free, List<Waiting> queue) {
        List<UUID> served = new ArrayList<>();
        int left = free;
        for (Waiting waiting : queue) {
            if (waiting.seats() <= left) {
                served.add(waiting.seatId());
                left -= waiting.seats();
            }
        }
        return served;
    }
}
