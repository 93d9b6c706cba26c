package dev.bookingkit.booking;

import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.timer.Timer;
import dev.bookingkit.timer.TimerHandler.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Ends bookings whose deadline has passed. */
@ApplicationScoped
class ExpireBookings {

    private static final String ACTOR = "system:booking-service";

    private final Transactions transactions;
    private final Bookings bookings;
    private final Clock clock;

    ExpireBookings(Transactions transactions, Bookings bookings, Clock clock) {
        this.transactions = transactions;
        this.bookings = bookings;
        this.clock = clock;
    }

    /** @param code the reason that the audit trail notes */
    Uni<Outcome> expire(Timer timer, BookingOperation operation, String code) {
        return transactions.forOrganization(
                timer.organizationId(),
                ACTOR,
                () -> bookings.because(code)
                        .chain(() -> bookings.locked(timer.subjectId()))
                        .map(booking -> booking == null ? new Outcome.Done() : expire(booking, operation)));
    }

    /** The database's clock, which says what is due, may be ahead of ours. */
    private Outcome expire(Booking booking, BookingOperation operation) {
        BookingDecision decision = booking.decide(operation, clock.instant());
        Decisions.require(decision);
        return decision instanceof BookingDecision.Moot
                ? booking.deadline()
                        .<Outcome>map(it -> new Outcome.Again(it.at()))
                        .orElseGet(Outcome.Done::new)
                : new Outcome.Done();
    }
}
