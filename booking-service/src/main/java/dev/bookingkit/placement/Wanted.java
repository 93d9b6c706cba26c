package dev.bookingkit.placement;

import dev.bookingkit.schedule.Except;
import dev.bookingkit.schedule.offer.Waiver;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time that someone wants.
 *
 * @param seats of a session, where the event type is for several; else 1
 * @param waiver which reasons do not count
 * @param except what does not count as taken
 */
public record Wanted(UUID eventTypeId, Whom whom, Instant start, int seats, Waiver waiver, Except except) {

    /** The whole time. */
    public Wanted(UUID eventTypeId, Whom whom, Instant start, Waiver waiver, Except except) {
        this(eventTypeId, whom, start, 1, waiver, except);
    }

    /** With whom. */
    public sealed interface Whom {

        @Nullable
        UUID teamId();
    }

    /** Whoever offers it; each null: the event type's own. */
    public record Offered(
            @Nullable UUID providerId, @Nullable UUID teamId) implements Whom {}

    /** Who takes a booking over as it is. */
    public record Successor(UUID providerId, @Nullable UUID teamId, Extent extent) implements Whom {}

    /** Just these, all of them, the main host first. */
    public record Just(List<UUID> providerIds, @Nullable UUID teamId) implements Whom {

        public Just {
            providerIds = List.copyOf(providerIds);
        }
    }
}
