package dev.bookingkit.payment;

import dev.bookingkit.payment.PaymentProblem.AlreadyPaid;
import dev.bookingkit.payment.PaymentProblem.BookingNotPending;
import dev.bookingkit.payment.PaymentProblem.NothingToPay;
import dev.bookingkit.schema.BookingStatus;
import java.util.List;

/** Which charge a booking's payment goes through. */
sealed interface ChargeDecision {

    /** The booking's live charge, or one that was declined and may be tried again. */
    record Use(Payment charge) implements ChargeDecision {}

    record Create(long amountCents, String currency) implements ChargeDecision {}

    record Refuse(PaymentProblem problem) implements ChargeDecision {}

    static ChargeDecision of(BookingState booking, List<Payment> ledger) {
        if (booking.status() != BookingStatus.PENDING) {
            return new Refuse(new BookingNotPending(booking.status()));
        }
        if (booking.priceCents() == 0) {
            return new Refuse(new NothingToPay());
        }
        return ledger.stream()
                .filter(Payment::isPaid)
                .findFirst()
                .<ChargeDecision>map(paid -> new Refuse(new AlreadyPaid(paid.status)))
                .orElseGet(() -> ledger.stream()
                        .filter(Payment::isOpen)
                        .findFirst()
                        .<ChargeDecision>map(Use::new)
                        .orElseGet(() -> new Create(booking.priceCents(), booking.currency())));
    }
}
