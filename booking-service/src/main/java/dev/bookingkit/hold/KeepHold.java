package dev.bookingkit.hold;

import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.schedule.HoldToken;
import dev.bookingkit.timer.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Renews or releases a hold for its owner, inside the current transaction. */
@ApplicationScoped
public class KeepHold {

    private final Holds holds;
    private final Timers timers;

    KeepHold(Holds holds, Timers timers) {
        this.holds = holds;
        this.timers = timers;
    }

    /** Fails as {@code not-found} for anybody but its owner, as {@code hold-expired} where it is too late. */
    public Uni<Hold> renew(UUID id, HoldToken token) {
        return requireOwned(id, token)
                .chain(() -> holds.renew(id, token))
                .onItem()
                .ifNull()
                .failWith(() -> new HoldProblem.HoldExpired().exception())
                .call(hold -> timers.plan(HoldExpiry.KIND, id, hold.expiresAt()));
    }

    /** Gives the time back. */
    public Uni<Void> release(UUID id, HoldToken token) {
        return requireOwned(id, token).chain(() -> holds.remove(id)).chain(() -> timers.cancel(HoldExpiry.KIND, id));
    }

    private Uni<Void> requireOwned(UUID id, HoldToken token) {
        return holds.isOwned(id, token).map(owned -> {
            if (!owned) {
                throw NotFound.of("hold").exception();
            }
            return null;
        });
    }
}
