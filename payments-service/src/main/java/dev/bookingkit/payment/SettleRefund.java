package dev.bookingkit.payment;

import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.schema.event.EventTypes;
import dev.bookingkit.stripe.StripeRefund;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Brings a refund and its charge up to date with what Stripe says, inside the current transaction. */
@ApplicationScoped
class SettleRefund {

    private static final Logger LOG = Logger.getLogger(SettleRefund.class);

    private final Payments payments;
    private final PaymentPublisher publisher;
    private final Clock clock;

    SettleRefund(Payments payments, PaymentPublisher publisher, Clock clock) {
        this.payments = payments;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** The refund afterwards. */
    Uni<Payment> settle(UUID refundId, StripeRefund news) {
        return payments.requireLocked(refundId).call(refund -> follow(refund, refund.apply(news, clock.instant())));
    }

    /** Stripe will not give this back. */
    Uni<Payment> refuse(UUID refundId, String code, String message) {
        return payments.requireLocked(refundId).call(refund -> follow(refund, refund.refuse(code, message)));
    }

    private Uni<Void> follow(Payment refund, Payment.Change change) {
        return switch (change) {
            case NONE -> Uni.createFrom().voidItem();
            case FAILED -> sumUp(refund).invoke(charge -> complain(refund)).replaceWithVoid();
            case SUCCEEDED -> sumUp(refund).chain(charge -> publisher.publish(EventTypes.PAYMENT_REFUNDED, charge));
        };
    }

    private Uni<Payment> sumUp(Payment refund) {
        return payments.require(refund.chargeId())
                .call(charge -> payments.refundsOf(charge.id)
                        .invoke(refunds -> charge.refunded(refunds.stream()
                                .filter(it -> it.status == PaymentStatus.SUCCEEDED)
                                .mapToLong(it -> it.amountCents)
                                .sum())));
    }

    private static void complain(Payment refund) {
        LOG.errorf("refund %s of payment %s failed: %s", refund.id, refund.parentPaymentId, refund.failureCode);
    }
}
