package dev.bookingkit.payment;

import dev.bookingkit.tenant.Principal;
import dev.bookingkit.timer.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Finds or makes the one live charge of a booking, inside the current transaction. */
@ApplicationScoped
class PrepareCharge {

    private final BookingStates bookings;
    private final Payments payments;
    private final Timers timers;
    private final Clock clock;

    PrepareCharge(BookingStates bookings, Payments payments, Timers timers, Clock clock) {
        this.bookings = bookings;
        this.payments = payments;
        this.timers = timers;
        this.clock = clock;
    }

    /** The lock comes first: a cancellation that has committed is seen, one that comes later sees this charge. */
    Uni<Payment> of(Principal principal, UUID bookingId) {
        return payments.lock(bookingId)
                .chain(() -> bookings.require(principal, bookingId))
                .chain(booking -> payments.ofBooking(bookingId).map(ledger -> ChargeDecision.of(booking, ledger)))
                .chain(decision -> carryOut(bookingId, decision));
    }

    private Uni<Payment> carryOut(UUID bookingId, ChargeDecision decision) {
        return switch (decision) {
            case ChargeDecision.Refuse(PaymentProblem problem) ->
                Uni.createFrom().failure(problem.exception());
            case ChargeDecision.Use(Payment charge) -> reconcileSoon(charge).invoke(Payment::reopen);
            case ChargeDecision.Create(long amountCents, String currency) ->
                payments.insertCharge(bookingId, amountCents, currency).chain(this::reconcileSoon);
        };
    }

    private Uni<Payment> reconcileSoon(Payment charge) {
        Instant soon = clock.instant().plus(ReconcileTimer.FIRST_PAUSE);
        return timers.plan(ReconcileTimer.KIND, charge.id, soon).replaceWith(charge);
    }
}
