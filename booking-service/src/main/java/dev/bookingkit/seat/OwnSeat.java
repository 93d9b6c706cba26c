package dev.bookingkit.seat;

import dev.bookingkit.booking.Booking;
import dev.bookingkit.booking.Bookings;
import dev.bookingkit.booking.ExpectedVersion;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An attendee's own seat, by the link to it: the session as this attendee sees it, inside the current transaction. */
@ApplicationScoped
public class OwnSeat {

    private final Sessions sessions;
    private final ChangeSeat changeSeat;
    private final SeatAnswers answers;
    private final Bookings bookings;

    OwnSeat(Sessions sessions, ChangeSeat changeSeat, SeatAnswers answers, Bookings bookings) {
        this.sessions = sessions;
        this.changeSeat = changeSeat;
        this.answers = answers;
        this.bookings = bookings;
    }

    public Uni<Booking> show(Principal.Guest guest) {
        return changeSeat.require(guest, guest.bookingId(), seatOf(guest)).chain(this::seen);
    }

    public Uni<Booking> cancel(Principal.Guest guest, ExpectedVersion expected) {
        return expect(guest, expected)
                .chain(() -> changeSeat.cancel(guest, guest.bookingId(), seatOf(guest), ExpectedVersion.ANY))
                .chain(this::seen);
    }

    public Uni<Booking> accept(Principal.Guest guest, ExpectedVersion expected) {
        return expect(guest, expected)
                .chain(() -> changeSeat.accept(guest, guest.bookingId(), seatOf(guest), ExpectedVersion.ANY))
                .chain(this::seen);
    }

    private Uni<Void> expect(Principal.Guest guest, ExpectedVersion expected) {
        if (expected.equals(ExpectedVersion.ANY)) {
            return Uni.createFrom().voidItem();
        }
        return sessions.lock(guest.bookingId())
                .chain(() -> bookings.findById(guest.bookingId()))
                .invoke(expected::check)
                .replaceWithVoid();
    }

    private Uni<Booking> seen(Seat seat) {
        return answers.of(List.of(seat.id()))
                .chain(found -> bookings.findById(seat.bookingId())
                        .chain(bookings::saved)
                        .map(booking -> booking.seenBy(seat.attendance(found.getOrDefault(seat.id(), Map.of())))));
    }

    private static UUID seatOf(Principal.Guest guest) {
        UUID seat = guest.seatId();
        if (seat == null) {
            throw NotFound.of("seat").exception();
        }
        return seat;
    }
}
