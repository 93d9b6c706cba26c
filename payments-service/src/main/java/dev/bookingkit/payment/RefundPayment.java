package dev.bookingkit.payment;

import dev.bookingkit.payment.PaymentProblem.NotRefundable;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives a payment back, in whole or in part, because somebody asks for it. */
@ApplicationScoped
public class RefundPayment {

    private static final String REQUESTED = "requested";

    private final Payments payments;
    private final PlanRefund refunds;

    RefundPayment(Payments payments, PlanRefund refunds) {
        this.payments = payments;
        this.refunds = refunds;
    }

    /**
     * The refund, still pending; inside the current transaction.
     *
     * @param amountCents null for everything that is left
     */
    public Uni<Payment> refund(UUID paymentId, @Nullable Long amountCents) {
        return payments.requireLocked(paymentId)
                .chain(charge -> refunds.left(charge)
                        .chain(left -> refunds.plan(charge, amount(charge, left, amountCents), REQUESTED)));
    }

    private static long amount(Payment charge, long left, @Nullable Long asked) {
        if (left == 0) {
            throw new NotRefundable(charge.status).exception();
        }
        if (asked != null && asked > left) {
            throw InvalidRequest.at("/amountCents", "At most " + left + " can be given back.")
                    .exception();
        }
        return asked == null ? left : asked;
    }
}
