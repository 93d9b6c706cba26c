package dev.bookingkit.stack.stripe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's test payment methods.
 *
 * @param decline why a charge is refused, null if it succeeds
 */
record Card(String brand, String last4, @Nullable Decline decline) {

    record Decline(String code, String reason, String message) {}

    private static final Map<String, Card> CARDS = Map.of(
            "pm_card_visa",
            new Card("visa", "4242", null),
            "pm_card_mastercard",
            new Card("mastercard", "4444", null),
            "pm_card_amex",
            new Card("amex", "8431", null),
            "pm_card_chargeDeclined",
            declined("0002", "card_declined", "generic_decline", "Your card was declined."),
            "pm_card_chargeDeclinedInsufficientFunds",
            declined("9995", "card_declined", "insufficient_funds", "Your card has insufficient funds."),
            "pm_card_chargeDeclinedExpiredCard",
            declined("0069", "expired_card", "expired_card", "Your card has expired."));

    private static Card declined(String last4, String code, String reason, String message) {
        return new Card("visa", last4, new Decline(code, reason, message));
    }

    static Card of(String paymentMethod) {
        Card card = CARDS.get(paymentMethod);
        if (card == null) {
            throw StripeError.invalid(
                    "resource_missing", "No such PaymentMethod: '" + paymentMethod + "'", "payment_method");
        }
        return card;
    }

    static ObjectNode error(Decline decline) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "card_error")
                .put("code", decline.code())
                .put("decline_code", decline.reason())
                .put("message", decline.message());
    }
}
