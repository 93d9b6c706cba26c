package dev.bookingkit.webhook;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * How many attempts run at the same time: a few per subscription, and one for each that fails or is slow, so that dead
 * receivers leave room for the others. In memory of this replica; thread-safe.
 */
final class Places {

    private static final long SLOW_NANOS = Duration.ofSeconds(1).toNanos();

    private final int perSubscription;
    private final int ofFailing;
    private final LongSupplier nanoTime;
    private final Map<UUID, Deque<Place>> taken = new HashMap<>();
    private int takenByFailing;

    Places(int perSubscription, int ofFailing, LongSupplier nanoTime) {
        this.perSubscription = perSubscription;
        this.ofFailing = ofFailing;
        this.nanoTime = nanoTime;
    }

    /** One attempt's place; to be left exactly once. */
    record Place(UUID subscriptionId, boolean failing, long since) {}

    /** Takes a place, or null where there is no room now. */
    synchronized @org.jspecify.annotations.Nullable Place take(UUID subscriptionId, boolean failing) {
        Deque<Place> here = taken.getOrDefault(subscriptionId, new ArrayDeque<>());
        long now = nanoTime.getAsLong();
        boolean slow = !here.isEmpty() && now - here.peekFirst().since() > SLOW_NANOS;
        int room = failing || slow ? 1 : perSubscription;
        if (here.size() >= room || (failing && takenByFailing >= ofFailing)) {
            return null;
        }
        Place place = new Place(subscriptionId, failing, now);
        here.addLast(place);
        taken.put(subscriptionId, here);
        takenByFailing += failing ? 1 : 0;
        return place;
    }

    synchronized void leave(Place place) {
        Deque<Place> here = taken.getOrDefault(place.subscriptionId(), new ArrayDeque<>());
        if (here.removeFirstOccurrence(place)) {
            takenByFailing -= place.failing() ? 1 : 0;
        }
        if (here.isEmpty()) {
            taken.remove(place.subscriptionId());
        }
    }
}
