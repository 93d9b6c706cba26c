package dev.bookingkit.payment;

import dev.bookingkit.schema.event.EventTypes;
import dev.bookingkit.stripe.Intent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Brings a charge up to date with what Stripe says of its intent, inside the current transaction. */
@ApplicationScoped
class SettleCharge {

    static final String BOOKING_NOT_ACTIVE = "booking_not_active";

    private final Payments payments;
    private final BookingStates bookings;
    private final PlanRefund refunds;
    private final PaymentPublisher publisher;
    private final Clock clock;

    SettleCharge(
            Payments payments, BookingStates bookings, PlanRefund refunds, PaymentPublisher publisher, Clock clock) {
        this.payments = payments;
        this.bookings = bookings;
        this.refunds = refunds;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** The charge afterwards. */
    Uni<Payment> settle(UUID chargeId, Intent intent) {
        return payments.requireLocked(chargeId).call(charge -> publish(charge, charge.apply(intent, clock.instant())));
    }

    /** Stripe would not even prepare it. */
    Uni<Payment> refuse(UUID chargeId, String code, String message) {
        return payments.requireLocked(chargeId).call(charge -> publish(charge, charge.refuse(code, message)));
    }

    /** As {@link #settle}, and notes that Stripe was asked. */
    Uni<Payment> reconcile(UUID chargeId, Intent intent) {
        return settle(chargeId, intent).invoke(charge -> charge.reconciledAt = clock.instant());
    }

    private Uni<Void> publish(Payment charge, Payment.Change change) {
        return switch (change) {
            case NONE -> Uni.createFrom().voidItem();
            case FAILED -> publisher.publish(EventTypes.PAYMENT_FAILED, charge);
            case SUCCEEDED ->
                publisher.publish(EventTypes.PAYMENT_SUCCEEDED, charge).chain(() -> giveBackIfTooLate(charge));
        };
    }

    private Uni<Void> giveBackIfTooLate(Payment charge) {
        return bookings.require(charge.bookingId)
                .chain(booking -> booking.status().isActive()
                        ? Uni.createFrom().voidItem()
                        : refunds.remainder(charge, BOOKING_NOT_ACTIVE));
    }
}
