package dev.bookingkit.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A refund at one moment.
 *
 * @param failureCode why the money came back to us
 */
public record StripeRefund(String id, State state, @Nullable String failureCode) {

    /** See docs.stripe.com/api/refunds/object. A succeeded refund may still fail days later. */
    public enum State {
        PENDING,
        SUCCEEDED,
        FAILED
    }

    static StripeRefund of(JsonNode object) {
        State state = switch (object.path("status").asText()) {
            case "succeeded" -> State.SUCCEEDED;
            case "failed", "canceled" -> State.FAILED;
            default -> State.PENDING;
        };
        return new StripeRefund(
                object.path("id").asText(), state, object.path("failure_reason").textValue());
    }
}
