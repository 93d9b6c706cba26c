package dev.bookingkit.hold;

import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.eventtype.EventTypes;
import dev.bookingkit.placement.Placements;
import dev.bookingkit.placement.Wanted;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.schedule.HoldToken;
import dev.bookingkit.timer.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps a slot, inside the current transaction; a team's hold fixes its hosts. */
@ApplicationScoped
public class HoldSlot {

    private final EventTypes eventTypes;
    private final Placements placements;
    private final Holds holds;
    private final Timers timers;

    HoldSlot(EventTypes eventTypes, Placements placements, Holds holds, Timers timers) {
        this.eventTypes = eventTypes;
        this.placements = placements;
        this.holds = holds;
        this.timers = timers;
    }

    /** Under this token, which is stored nowhere. */
    public Uni<Hold> hold(Wanted wanted, HoldToken token) {
        return eventTypes
                .require(wanted.eventTypeId())
                .invoke(HoldSlot::refuseSessions)
                .chain(type -> placements.place(type, wanted))
                .chain(placement -> holds.add(wanted.eventTypeId(), placement, token))
                .call(hold -> timers.plan(HoldExpiry.KIND, hold.id(), hold.expiresAt()));
    }

    /** Its hold would keep everybody else out. */
    private static void refuseSessions(EventType type) {
        if (type.seats() > 1) {
            throw InvalidRequest.at("/eventTypeId", "A session for several is not held; book its seats.")
                    .exception();
        }
    }
}
