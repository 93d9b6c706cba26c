package dev.bookingkit.payment;

import dev.bookingkit.timer.Timers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** A booking was cancelled or rejected: what was paid goes back in full, what was not paid cannot be paid any more. */
@ApplicationScoped
public class EndPaymentsOfBooking {

    private final Payments payments;
    private final PlanRefund refunds;
    private final Timers timers;
    private final Clock clock;

    EndPaymentsOfBooking(Payments payments, PlanRefund refunds, Timers timers, Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.timers = timers;
        this.clock = clock;
    }

    /** Inside the current transaction; doing it again changes nothing. */
    public Uni<Void> end(UUID bookingId) {
        return payments.lock(bookingId)
                .chain(() -> payments.ofBooking(bookingId))
                .chain(ledger -> Multi.createFrom()
                        .iterable(ledger)
                        .onItem()
                        .transformToUniAndConcatenate(this::end)
                        .collect()
                        .last());
    }

    private Uni<Void> end(Payment payment) {
        if (payment.isOpen()) {
            return timers.plan(ReconcileTimer.KIND, payment.id, clock.instant());
        }
        return payment.isPaid()
                ? refunds.remainder(payment, SettleCharge.BOOKING_NOT_ACTIVE)
                : Uni.createFrom().voidItem();
    }
}
