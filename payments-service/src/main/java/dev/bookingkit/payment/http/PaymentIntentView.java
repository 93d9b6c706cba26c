package dev.bookingkit.payment.http;

import dev.bookingkit.payment.Payment;
import dev.bookingkit.schema.PaymentType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a browser needs to pay.
 *
 * @param clientSecret for Stripe.js
 * @param amountCents in the currency's smallest unit
 * @param kind what is paid, for example {@code booking}
 */
public record PaymentIntentView(
        @Nullable String clientSecret, UUID paymentId, long amountCents, String currency, PaymentType kind) {

    static PaymentIntentView of(Payment charge) {
        return new PaymentIntentView(
                charge.clientSecret(), charge.id(), charge.amountCents(), charge.currency(), charge.type());
    }
}
