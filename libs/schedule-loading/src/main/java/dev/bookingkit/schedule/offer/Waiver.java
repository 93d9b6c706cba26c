package dev.bookingkit.schedule.offer;

import dev.bookingkit.slot.Reason;
import java.util.Set;

/** Which reasons do not stand in the way of someone who may book regardless. Bookings, holds and buffers always do. */
public enum Waiver {
    /** Everyone else: every reason counts. */
    NOTHING(Set.of()),
    /** Who takes over a booking at its time as it is: only hours, absences and caps count. */
    LEAD_TIME_AND_GRID(Set.of(
            Reason.NOTICE_TOO_SHORT, Reason.BEYOND_HORIZON, Reason.NOT_RELEASED, Reason.OFF_GRID, Reason.INACTIVE)),
    /** A host who books outside of the rules. */
    RULES(Set.of(
            Reason.OUTSIDE_AVAILABILITY,
            Reason.BLOCKED_DATE,
            Reason.OUT_OF_OFFICE,
            Reason.NOTICE_TOO_SHORT,
            Reason.BEYOND_HORIZON,
            Reason.CAP_REACHED,
            Reason.NOT_RELEASED,
            Reason.OFF_GRID,
            Reason.INACTIVE));

    private final Set<Reason> waived;

    Waiver(Set<Reason> waived) {
        this.waived = waived;
    }

    boolean covers(Reason reason) {
        return waived.contains(reason);
    }
}
