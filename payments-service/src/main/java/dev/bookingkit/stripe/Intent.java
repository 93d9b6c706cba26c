package dev.bookingkit.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A PaymentIntent at one moment.
 *
 * @param failureCode why its last attempt was declined
 */
public record Intent(
        String id,
        State state,
        @Nullable String clientSecret,
        @Nullable String failureCode,
        @Nullable String failureMessage) {

    /** See docs.stripe.com/payments/paymentintents/lifecycle. */
    public enum State {
        /** The customer has something to do, or Stripe has. */
        OPEN,
        /** As OPEN, after an attempt that failed; another attempt may succeed. */
        DECLINED,
        /** Paid. Final. */
        SUCCEEDED,
        /** Can never be paid. Final. */
        CANCELED
    }

    static Intent of(JsonNode object) {
        JsonNode error = object.path("last_payment_error");
        String decline = error.path("decline_code").textValue();
        return new Intent(
                object.path("id").asText(),
                state(object.path("status").asText(), error.isObject()),
                object.path("client_secret").textValue(),
                decline != null ? decline : error.path("code").textValue(),
                error.path("message").textValue());
    }

    private static State state(String status, boolean failed) {
        return switch (status) {
            case "succeeded" -> State.SUCCEEDED;
            case "canceled" -> State.CANCELED;
            case "requires_payment_method" -> failed ? State.DECLINED : State.OPEN;
            default -> State.OPEN;
        };
    }
}
