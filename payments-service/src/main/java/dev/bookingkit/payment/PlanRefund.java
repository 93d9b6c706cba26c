package dev.bookingkit.payment;

import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.timer.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a refund's row, and the timer that carries it out, inside the current transaction and under the booking's lock. */
@ApplicationScoped
class PlanRefund {

    private final Payments payments;
    private final Timers timers;
    private final Clock clock;

    PlanRefund(Payments payments, Timers timers, Clock clock) {
        this.payments = payments;
        this.timers = timers;
        this.clock = clock;
    }

    /** Null where the charge has not that much left. */
    Uni<@Nullable Payment> plan(Payment charge, long amountCents, @Nullable String reason) {
        return payments.insertRefund(charge.id, amountCents, reason)
                .call(refund -> refund == null
                        ? Uni.createFrom().voidItem()
                        : timers.plan(StripeRefundTimer.KIND, refund.id, clock.instant()));
    }

    /** Everything that is not given back or on its way; nothing happens if that is nothing. */
    Uni<Void> remainder(Payment charge, String reason) {
        return left(charge)
                .chain(cents -> cents == 0
                        ? Uni.createFrom().voidItem()
                        : plan(charge, cents, reason).replaceWithVoid());
    }

    Uni<Long> left(Payment charge) {
        return payments.refundsOf(charge.id).map(refunds -> left(charge, refunds));
    }

    static long left(Payment charge, List<Payment> refunds) {
        return charge.isPaid()
                ? charge.amountCents
                        - refunds.stream()
                                .filter(refund -> refund.status != PaymentStatus.FAILED)
                                .mapToLong(refund -> refund.amountCents)
                                .sum()
                : 0;
    }
}
