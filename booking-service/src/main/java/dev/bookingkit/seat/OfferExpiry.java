package dev.bookingkit.seat;

import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.timer.Timer;
import dev.bookingkit.timer.TimerHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** A seat that was offered and not taken goes on to the next; whoever let it pass waits no longer. */
@ApplicationScoped
class OfferExpiry implements TimerHandler {

    static final String KIND = "seat-offer-expiry";

    private static final String ACTOR = "system:booking-service";

    private final Transactions transactions;
    private final Sessions sessions;
    private final Seats seats;
    private final FreedSeats freed;
    private final Clock clock;

    OfferExpiry(Transactions transactions, Sessions sessions, Seats seats, FreedSeats freed, Clock clock) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.seats = seats;
        this.freed = freed;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> fire(Timer timer) {
        return transactions.forOrganization(
                timer.organizationId(),
                ACTOR,
                () -> seats.sessionOf(timer.subjectId())
                        .chain(session -> session == null
                                ? Uni.createFrom().item(new Outcome.Done())
                                : expire(session, timer.subjectId())));
    }

    private Uni<Outcome> expire(UUID sessionId, UUID seatId) {
        return sessions.lock(sessionId)
                .chain(() -> seats.require(sessionId, seatId))
                .chain(seat -> switch (seat.expire(clock.instant())) {
                    case SeatDecision.Accepted accepted -> passOn(seat).replaceWith(new Outcome.Done());
                    case SeatDecision.Moot moot -> Uni.createFrom().item(outcome(seat));
                    case SeatDecision.Refused refused -> throw refused.problem().exception();
                });
    }

    private Uni<Void> passOn(Seat seat) {
        return sessions.because("offer_expired")
                .chain(() -> seats.cancel(seat.id()))
                .chain(() -> sessions.because(""))
                .chain(() -> freed.settle(seat.bookingId()));
    }

    /** The database's clock, which says what is due, may be ahead of ours. */
    private static Outcome outcome(Seat seat) {
        Instant until = seat.offerExpiresAt();
        return seat.hasOffer() && until != null ? new Outcome.Again(until) : new Outcome.Done();
    }
}
