package dev.bookingkit.payment.http;

import dev.bookingkit.payment.Payment;
import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.schema.PaymentType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger.
 *
 * @param amountCents in the currency's smallest unit; of a refund, what is given back
 * @param refundedCents of a charge: what was given back so far
 * @param parentPaymentId of a refund: its charge
 * @param failureCode Stripe's code; null unless it failed
 */
public record PaymentView(
        UUID id,
        UUID bookingId,
        PaymentType type,
        PaymentStatus status,
        long amountCents,
        long refundedCents,
        String currency,
        @Nullable UUID parentPaymentId,
        @Nullable String reason,
        @Nullable String failureCode,
        @Nullable String failureMessage,
        @Nullable Instant succeededAt,
        Instant createdAt,
        Instant updatedAt) {

    static PaymentView of(Payment payment) {
        return new PaymentView(
                payment.id(),
                payment.bookingId(),
                payment.type(),
                payment.status(),
                payment.amountCents(),
                payment.refundedCents(),
                payment.currency(),
                payment.parentPaymentId(),
                payment.reason(),
                payment.failureCode(),
                payment.failureMessage(),
                payment.succeededAt(),
                payment.createdAt(),
                payment.updatedAt());
    }
}
