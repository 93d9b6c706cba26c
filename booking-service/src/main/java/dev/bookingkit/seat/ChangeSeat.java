package dev.bookingkit.seat;

import dev.bookingkit.booking.ExpectedVersion;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.timer.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Gives a seat up, or takes an offered one, inside the current transaction; once it is done, again changes nothing. */
@ApplicationScoped
public class ChangeSeat {

    private final Sessions sessions;
    private final Seats seats;
    private final FreedSeats freed;
    private final Timers timers;
    private final Clock clock;

    ChangeSeat(Sessions sessions, Seats seats, FreedSeats freed, Timers timers, Clock clock) {
        this.sessions = sessions;
        this.seats = seats;
        this.freed = freed;
        this.timers = timers;
        this.clock = clock;
    }

    /** For reading. Another's seat, and an erased one for its attendee, are the same as none. */
    public Uni<Seat> require(Principal principal, UUID bookingId, UUID seatId) {
        boolean guest = principal instanceof Principal.Guest;
        if (principal instanceof Principal.Guest own
                && !(own.bookingId().equals(bookingId) && seatId.equals(own.seatId()))) {
            return Uni.createFrom().failure(NotFound.of("seat").exception());
        }
        return seats.require(bookingId, seatId).invoke(seat -> {
            if (guest && seat.erased()) {
                throw NotFound.of("seat").exception();
            }
        });
    }

    /** An attendee leaves, declines an offer or waits no longer; the host may send one away. */
    public Uni<Seat> cancel(Principal principal, UUID bookingId, UUID seatId, ExpectedVersion expected) {
        boolean byHost = !(principal instanceof Principal.Guest);
        return sessions.lock(bookingId)
                .chain(session -> require(principal, bookingId, seatId)
                        .invoke(seat -> expected.check(seat.version()))
                        .chain(seat ->
                                seat.cancel(session, byHost, clock.instant()).required()
                                        ? cancelled(seat)
                                        : Uni.createFrom().item(seat)));
    }

    private Uni<Seat> cancelled(Seat seat) {
        return seats.cancel(seat.id())
                .call(() -> timers.cancel(OfferExpiry.KIND, seat.id()))
                .call(() -> freed.settle(seat.bookingId()));
    }

    /** The attendee, or the host for the attendee, takes the seat that is on offer. */
    public Uni<Seat> accept(Principal principal, UUID bookingId, UUID seatId, ExpectedVersion expected) {
        return sessions.lock(bookingId)
                .chain(session -> require(principal, bookingId, seatId)
                        .invoke(seat -> expected.check(seat.version()))
                        .chain(seat -> seat.accept(session, clock.instant()).required()
                                ? seats.confirm(seatId).call(() -> timers.cancel(OfferExpiry.KIND, seatId))
                                : Uni.createFrom().item(seat)));
    }
}
