package dev.bookingkit.stack.stripe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** An answer with Stripe's error object. */
final class StripeError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    private StripeError(int status, ObjectNode error) {
        super(error.path("message").asText());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("error", error);
        answer = new Answer(status, body.toString());
    }

    Answer answer() {
        return answer;
    }

    static StripeError of(int status, String type, String message) {
        return new StripeError(status, error(type, null, message));
    }

    static StripeError of(int status, String type, String code, String message) {
        return new StripeError(status, error(type, code, message));
    }

    static StripeError invalid(String code, String message, String param) {
        ObjectNode error = error("invalid_request_error", code, message);
        error.put("param", param);
        return new StripeError(400, error);
    }

    static StripeError missing(String what, String id) {
        ObjectNode error = error("invalid_request_error", "resource_missing", "No such " + what + ": '" + id + "'");
        error.put("param", what.equals("payment_intent") ? "intent" : "id");
        return new StripeError(404, error);
    }

    static StripeError unexpectedState(ObjectNode intent, String verb) {
        ObjectNode error = error(
                "invalid_request_error",
                "payment_intent_unexpected_state",
                "You cannot " + verb + " this PaymentIntent because it has a status of "
                        + intent.path("status").asText() + ".");
        error.set("payment_intent", intent.deepCopy());
        return new StripeError(400, error);
    }

    static StripeError declined(ObjectNode cardError, ObjectNode intent) {
        ObjectNode error = cardError.deepCopy();
        error.set("payment_intent", intent.deepCopy());
        return new StripeError(402, error);
    }

    private static ObjectNode error(String type, @Nullable String code, String message) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("type", type);
        if (code != null) {
            error.put("code", code);
        }
        return error.put("message", message);
    }
}
