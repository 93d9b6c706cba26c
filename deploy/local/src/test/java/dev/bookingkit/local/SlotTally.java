package dev.bookingkit.local;

import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/** What was done, counted, so that a run in which nothing happened is seen. */
@NullUnmarked
final class SlotTally {

    private final TreeMap<String, Integer> refused = new TreeMap<>();
    private int booked;
    private int stoodIn;
    private int probed;

    /** @param byStandIn whether with who stands in for someone who is away */
    synchronized void booked(boolean byStandIn) {
        booked++;
        stoodIn += byStandIn ? 1 : 0;
    }

    synchronized int stoodIn() {
        return stoodIn;
    }

    synchronized void probed() {
        probed++;
    }

    synchronized int probes() {
        return probed;
    }

    synchronized void refused(String reason) {
        refused.merge(reason, 1, Integer::sum);
    }

    synchronized Set<String> reasons() {
        return Set.copyOf(refused.keySet());
    }

    @Override
    public synchronized String toString() {
        return booked + " booked, " + stoodIn + " of them with who stands in, refused " + refused + ", " + probed
                + " asked of the claims table";
    }
}
