package dev.bookingkit.stripe;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that Stripe says has happened, its signature checked.
 *
 * @param payload the event's JSON as it came
 */
public record StripeEvent(String id, String type, Subject subject, String payload) {

    /** What the event is about, as far as this service cares. */
    public sealed interface Subject {

        /** @param paymentId our row, which Stripe keeps for us; null where the intent is not ours */
        record OfIntent(Intent intent, @Nullable UUID paymentId) implements Subject {}

        /** @param refundId our row; null where somebody refunded by hand */
        record OfRefund(StripeRefund refund, @Nullable UUID refundId) implements Subject {}

        record OfSomethingElse() implements Subject {}
    }
}
