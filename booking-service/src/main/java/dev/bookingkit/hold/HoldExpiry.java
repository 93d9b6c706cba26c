package dev.bookingkit.hold;

import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.timer.Timer;
import dev.bookingkit.timer.TimerHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes the claims of an expired hold at once, and its row an hour later: until then its owner is told that it has expired. */
@ApplicationScoped
class HoldExpiry implements TimerHandler {

    static final String KIND = "hold-expiry";

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Transactions transactions;
    private final Holds holds;

    HoldExpiry(Transactions transactions, Holds holds) {
        this.transactions = transactions;
        this.holds = holds;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> fire(Timer timer) {
        return transactions.forOrganization(
                timer.organizationId(),
                "system:booking-service",
                () -> holds.freeExpired(timer.subjectId())
                        .chain(() -> holds.expiry(timer.subjectId()))
                        .chain(expiry -> outcome(timer, expiry)));
    }

    private Uni<Outcome> outcome(Timer timer, @Nullable Instant expiry) {
        if (expiry == null) {
            return Uni.createFrom().item(new Outcome.Done());
        }
        if (timer.dueAt().isBefore(expiry)) {
            return Uni.createFrom().item(new Outcome.Again(expiry));
        }
        Instant forgotten = expiry.plus(REMEMBERED);
        return timer.dueAt().isBefore(forgotten)
                ? Uni.createFrom().item(new Outcome.Again(forgotten))
                : holds.remove(timer.subjectId()).replaceWith(new Outcome.Done());
    }
}
