package dev.bookingkit.slot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether a team can be booked at one start. */
public sealed interface TeamDecision {
    /** Whether it is {@link Bookable}. */
    default boolean isBookable() {
        return this instanceof Bookable;
    }

    /**
     * It can; {@link TeamSlots#list} lists the same slot.
     *
     * @param slot with the providers that are free
     */
    record Bookable(TeamSlot slot) implements TeamDecision {}

    /**
     * It cannot.
     *
     * @param reason of the team: where any member would do, that of the member who comes closest (the latest in the order of
     *     {@link Reason}); where all are needed, the first
     * @param members why, for each member who stands in the way, by id
     */
    record Refused(Reason reason, Map<String, Decision.Refused> members) implements TeamDecision {
        public Refused {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }
}
