package dev.bookingkit.schema.event;

import static java.util.Objects.requireNonNull;

import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.schema.PaymentType;
import java.time.Instant;
import java.util.UUID;

/**
 * One change of a payment.
 *
 * @param amountCents in the currency's smallest unit, greater than 0
 * @param currency ISO 4217, upper case
 * @param refundedCents what of a charge was given back so far
 */
public record PaymentEvent(
        UUID paymentId,
        UUID bookingId,
        UUID organizationId,
        PaymentType type,
        PaymentStatus status,
        long amountCents,
        String currency,
        long refundedCents,
        Instant occurredAt) {

    public PaymentEvent {
        requireNonNull(paymentId, "paymentId");
        requireNonNull(bookingId, "bookingId");
        requireNonNull(organizationId, "organizationId");
        requireNonNull(type, "type");
        requireNonNull(status, "status");
        if (amountCents <= 0) {
            throw new IllegalArgumentException("amountCents: greater than 0, not " + amountCents);
        }
        requireNonNull(currency, "currency");
        requireNonNull(occurredAt, "occurredAt");
    }
}
