package dev.bookingkit.hold;

import dev.bookingkit.placement.Placement;
import dev.bookingkit.placement.TimeLocks;
import dev.bookingkit.placement.Wanted;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.schedule.HoldToken;
import dev.bookingkit.timer.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns a hold into the place of a booking, inside the current transaction. */
@ApplicationScoped
public class ConvertHold {

    private final Holds holds;
    private final TimeLocks locks;
    private final Timers timers;

    ConvertHold(Holds holds, TimeLocks locks, Timers timers) {
        this.holds = holds;
        this.locks = locks;
        this.timers = timers;
    }

    /** The hold's place; the hold is gone. Fails as {@code hold-expired}, or as {@code invalid-request} where something else is wanted. */
    public Uni<Placement> take(HoldToken token, Wanted wanted) {
        return holds.find(token)
                .onItem()
                .ifNull()
                .failWith(() -> new HoldProblem.HoldExpired().exception())
                .invoke(hold -> requireSame(hold, wanted))
                .call(hold -> locks.lock(hold.placement().providerIds()))
                .call(this::end)
                .map(Hold::placement);
    }

    private Uni<Void> end(Hold hold) {
        return holds.removeLive(hold.id())
                .invoke(alive -> {
                    if (!alive) {
                        throw new HoldProblem.HoldExpired().exception();
                    }
                })
                .chain(() -> timers.cancel(HoldExpiry.KIND, hold.id()));
    }

    private static void requireSame(Hold hold, Wanted wanted) {
        Placement place = hold.placement();
        boolean same = hold.eventTypeId().equals(wanted.eventTypeId())
                && place.start().equals(wanted.start())
                && wanted.whom() instanceof Wanted.Offered whom
                && (whom.providerId() == null || place.providerIds().contains(whom.providerId()))
                && (whom.teamId() == null || whom.teamId().equals(place.teamId()));
        if (!same) {
            throw InvalidRequest.at("/holdToken", "This hold is for another time, event type, provider or team.")
                    .exception();
        }
    }
}
