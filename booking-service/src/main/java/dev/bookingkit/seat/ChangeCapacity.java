package dev.bookingkit.seat;

import dev.bookingkit.booking.Booking;
import dev.bookingkit.booking.BookingProblem;
import dev.bookingkit.booking.Bookings;
import dev.bookingkit.booking.ExpectedVersion;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Gives one session more or fewer seats than its event type says, inside the current transaction. */
@ApplicationScoped
public class ChangeCapacity {

    private final Sessions sessions;
    private final Bookings bookings;
    private final FreedSeats freed;

    ChangeCapacity(Sessions sessions, Bookings bookings, FreedSeats freed) {
        this.sessions = sessions;
        this.bookings = bookings;
        this.freed = freed;
    }

    /** Never fewer than are taken or on offer; further ones are offered to those who wait. */
    public Uni<Booking> change(Principal principal, UUID id, ExpectedVersion expected, int maxSeats) {
        return sessions.lock(id)
                .invoke(session -> refuse(session, maxSeats))
                .chain(() -> bookings.require(principal, id))
                .invoke(expected::check)
                .invoke(booking -> booking.resize(maxSeats))
                .chain(bookings::saved)
                .call(() -> freed.settle(id))
                .chain(bookings::saved);
    }

    private static void refuse(Session session, int maxSeats) {
        if (!session.isForSeveral()) {
            throw NotFound.of("session").exception();
        }
        if (!session.isOpen()) {
            throw new BookingProblem.WrongStatus(session.status()).exception();
        }
        if (maxSeats < session.seatsTaken()) {
            throw new SeatProblem.SeatsTaken(session.seatsTaken()).exception();
        }
    }
}
