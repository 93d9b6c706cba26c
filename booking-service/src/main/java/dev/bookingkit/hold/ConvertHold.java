package dev.bookingkit.hold;

import dev.bookingkit.placement.Placement;
import dev.bookingkit.placement.TimeLocks;
import dev.bookingkit.placement.Wanted;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.schedule.HoldToken;
import dev.bookingkit.timer.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

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
                .call(hold -> requireSame(hold, wanted))
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

    private Uni<Void> requireSame(Hold hold, Wanted wanted) {
        if (!hold.eventTypeId().equals(wanted.eventTypeId())
                || !hold.placement().start().equals(wanted.start())
                || !(wanted.whom() instanceof Wanted.Offered whom)
                || !(whom.teamId() == null
                        || whom.teamId().equals(hold.placement().teamId()))) {
            throw another();
        }
        UUID asked = whom.providerId();
        if (asked == null || hold.placement().providerIds().contains(asked)) {
            return Uni.createFrom().voidItem();
        }
        return holds.isStandInsFor(hold.id(), asked)
                .invoke(same -> {
                    if (!same) {
                        throw another();
                    }
                })
                .replaceWithVoid();
    }

    private static RuntimeException another() {
        return InvalidRequest.at("/holdToken", "This hold is for another time, event type, provider or team.")
                .exception();
    }
}
