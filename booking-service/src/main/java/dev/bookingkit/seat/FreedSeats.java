package dev.bookingkit.seat;

import dev.bookingkit.booking.BookingOperation;
import dev.bookingkit.booking.ChangeBooking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What follows when a session has free seats: offers to those who wait, or the end of a session that nobody attends. */
@ApplicationScoped
class FreedSeats {

    static final String NOBODY_LEFT = "no_attendees";

    private final Sessions sessions;
    private final Seats seats;
    private final ChangeBooking changeBooking;
    private final OpenOffers openOffers;
    private final Clock clock;

    FreedSeats(Sessions sessions, Seats seats, ChangeBooking changeBooking, OpenOffers openOffers, Clock clock) {
        this.sessions = sessions;
        this.seats = seats;
        this.changeBooking = changeBooking;
        this.openOffers = openOffers;
        this.clock = clock;
    }

    Uni<Void> settle(UUID sessionId) {
        Instant now = clock.instant();
        return sessions.lock(sessionId)
                .chain(session -> offers(session, now)
                        .chain(offered -> offered.isEmpty() && session.isOpen() && session.seatsTaken() == 0
                                ? end(sessionId)
                                : Uni.createFrom().voidItem()));
    }

    private Uni<List<UUID>> offers(Session session, Instant now) {
        if (!session.mayStillOffer(now) || session.seatsLeft() <= 0) {
            return Uni.createFrom().item(List.of());
        }
        return seats.waiting(session.id(), session.seatsLeft())
                .map(queue -> Waitlist.served(session.seatsLeft(), queue))
                .call(served -> openOffers.make(served, session.offerExpiry(now)));
    }

    private Uni<Void> end(UUID sessionId) {
        return sessions.because(NOBODY_LEFT)
                .chain(() -> changeBooking.follow(sessionId, new BookingOperation.Cancel(null)))
                .replaceWithVoid();
    }
}
