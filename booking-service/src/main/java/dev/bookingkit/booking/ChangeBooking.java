package dev.bookingkit.booking;

import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Confirms, rejects, cancels, completes, marks as no-show, inside the current transaction. */
@ApplicationScoped
public class ChangeBooking {

    private final Bookings bookings;
    private final GuestRules guestRules;
    private final Deadlines deadlines;
    private final Clock clock;

    ChangeBooking(Bookings bookings, GuestRules guestRules, Deadlines deadlines, Clock clock) {
        this.bookings = bookings;
        this.guestRules = guestRules;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** A change that follows from another one, whoever made that. */
    public Uni<Booking> follow(UUID id, BookingOperation operation) {
        return bookings.locked(id)
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("booking").exception())
                .chain(booking -> changed(booking, operation));
    }

    public Uni<Booking> change(Principal principal, UUID id, ExpectedVersion expected, BookingOperation operation) {
        return bookings.requireLocked(principal, id)
                .invoke(expected::check)
                .call(booking -> guestRules.check(principal, booking, operation))
                .chain(booking -> changed(booking, operation));
    }

    private Uni<Booking> changed(Booking booking, BookingOperation operation) {
        Decisions.require(booking.decide(operation, clock.instant()));
        return bookings.saved(booking).call(deadlines::replan);
    }
}
