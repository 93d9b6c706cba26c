package dev.bookingkit.stack.stripe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** New objects in the shapes of Stripe's API reference. */
final class StripeObjects {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private StripeObjects() {}

    static String id(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append('_');
        RANDOM.ints(24, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
        return id.toString();
    }

    private static ObjectNode object(String prefix, String type) {
        return JSON.objectNode()
                .put("id", id(prefix))
                .put("object", type)
                .put("created", Instant.now().getEpochSecond())
                .put("livemode", false);
    }

    static ObjectNode intent(Form form) {
        Long amount = form.amount("amount");
        if (amount == null) {
            form.require("amount");
        } else if (amount < 50) {
            throw StripeError.invalid("amount_too_small", "Amount must be at least $0.50 usd", "amount");
        }
        String currency = form.require("currency").toLowerCase(Locale.ROOT);
        if (!currency.matches("[a-z]{3}")) {
            throw StripeError.invalid("parameter_invalid_string", "Invalid currency: " + currency, "currency");
        }
        ObjectNode intent = object("pi", "payment_intent")
                .put("amount", amount)
                .put("amount_capturable", 0)
                .put("amount_received", 0)
                .put("currency", currency)
                .put("status", "requires_payment_method")
                .put("capture_method", "automatic_async")
                .put("confirmation_method", "automatic")
                .put("description", form.get("description"))
                .put("receipt_email", form.get("receipt_email"))
                .put("customer", form.get("customer"))
                .put("setup_future_usage", form.get("setup_future_usage"))
                .putNull("payment_method")
                .putNull("latest_charge")
                .putNull("last_payment_error")
                .putNull("next_action")
                .putNull("canceled_at")
                .putNull("cancellation_reason");
        intent.put("client_secret", id(intent.path("id").asText() + "_secret"));
        intent.set("metadata", form.metadata());
        intent.putArray("payment_method_types").add("card");
        return intent;
    }

    static ObjectNode charge(ObjectNode intent, String paymentMethod, Card card) {
        ObjectNode charge = object("ch", "charge")
                .put("amount", intent.path("amount").asLong())
                .put(
                        "amount_captured",
                        card.decline() == null ? intent.path("amount").asLong() : 0)
                .put("amount_refunded", 0)
                .put("currency", intent.path("currency").asText())
                .put("payment_intent", intent.path("id").asText())
                .put("payment_method", paymentMethod)
                .put("paid", card.decline() == null)
                .put("captured", card.decline() == null)
                .put("refunded", false)
                .put("disputed", false)
                .put("status", card.decline() == null ? "succeeded" : "failed");
        if (card.decline() != null) {
            charge.put("failure_code", card.decline().code());
            charge.put("failure_message", card.decline().message());
        }
        charge.set("metadata", intent.path("metadata").deepCopy());
        charge.putObject("payment_method_details")
                .put("type", "card")
                .putObject("card")
                .put("brand", card.brand())
                .put("last4", card.last4());
        return charge;
    }

    static ObjectNode refund(ObjectNode charge, long amount, Form form) {
        ObjectNode refund = object("re", "refund")
                .put("amount", amount)
                .put("currency", charge.path("currency").asText())
                .put("charge", charge.path("id").asText())
                .put("payment_intent", charge.path("payment_intent").asText())
                .put("reason", form.get("reason"))
                .put("status", "succeeded")
                .putNull("failure_reason");
        refund.remove("livemode");
        refund.set("metadata", form.metadata());
        return refund;
    }

    static ObjectNode event(String apiVersion, String type, ObjectNode object, @Nullable String idempotencyKey) {
        ObjectNode event = object("evt", "event")
                .put("api_version", apiVersion)
                .put("type", type)
                .put("pending_webhooks", 1);
        event.putObject("data").set("object", object.deepCopy());
        event.putObject("request").put("id", id("req")).put("idempotency_key", idempotencyKey);
        return event;
    }
}
