package dev.bookingkit.slot;

import java.util.List;

/** Whether one start can be booked. */
public sealed interface Decision {
    /** Whether it is {@link Bookable}. */
    default boolean isBookable() {
        return this instanceof Bookable;
    }

    /**
     * It can be booked; {@link Slots#list} lists the same slot.
     *
     * @param slot start, end, seats left
     */
    record Bookable(Slot slot) implements Decision {}

    /**
     * It cannot.
     *
     * @param reason the first that applies, in the order of {@link Reason}
     * @param causes ids of the overrides, absences, bookings or holds that caused it; entries without id are left out
     */
    record Refused(Reason reason, List<String> causes) implements Decision {
        public Refused {
            causes = List.copyOf(causes);
        }
    }
}
