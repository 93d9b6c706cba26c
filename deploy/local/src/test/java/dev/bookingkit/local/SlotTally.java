package dev.bookingkit.local;

import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/** What was done, counted, so that a run in which nothing happened is seen. */
@NullUnmarked
final class SlotTally {

    private final TreeMap<String, Integer> refused = new TreeMap<>();
    private int booked;
    private int probed;

    synchronized void booked() {
        booked++;
    }

    synchronized void probed() {
        probed++;
    }

    synchronized void refused(String reason) {
        refused.merge(reason, 1, Integer::sum);
    }

    synchronized Set<String> reasons() {
        return Set.copyOf(refused.keySet());
    }

    @Override
    public synchronized String toString() {
        return booked + " booked, refused " + refused + ", " + probed + " asked of the claims table";
    }
}
