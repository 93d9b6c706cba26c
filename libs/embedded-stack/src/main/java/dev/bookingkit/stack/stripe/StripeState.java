package dev.bookingkit.stack.stripe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All objects and what can be done to them; one lock for everything. Callers get copies. */
final class StripeState {

    private final String apiVersion;
    private final Consumer<ObjectNode> onEvent;
    private final Map<String, ObjectNode> intents = new LinkedHashMap<>();
    private final Map<String, ObjectNode> charges = new LinkedHashMap<>();
    private final Map<String, ObjectNode> refunds = new LinkedHashMap<>();
    private final Map<String, ObjectNode> events = new LinkedHashMap<>();

    /** @param onEvent told of each event inside the lock; must not block */
    StripeState(String apiVersion, Consumer<ObjectNode> onEvent) {
        this.apiVersion = apiVersion;
        this.onEvent = onEvent;
    }

    synchronized ObjectNode createIntent(Form form, @Nullable String key) {
        ObjectNode intent = StripeObjects.intent(form);
        String method = form.get("payment_method");
        if (method != null) {
            Card.of(method);
            intent.put("payment_method", method).put("status", "requires_confirmation");
        }
        intents.put(intent.path("id").asText(), intent);
        emit("payment_intent.created", intent, key);
        return "true".equals(form.get("confirm"))
                ? confirm(intent.path("id").asText(), form, key)
                : expanded(intent, form);
    }

    synchronized ObjectNode updateIntent(String id, Form form) {
        ObjectNode intent = require(intents, "payment_intent", id);
        Long amount = form.amount("amount");
        if (amount != null) {
            if (!intent.path("status").asText().startsWith("requires_")) {
                throw StripeError.unexpectedState(intent, "update");
            }
            intent.put("amount", amount);
        }
        intent.withObject("/metadata").setAll(form.metadata());
        return expanded(intent, form);
    }

    synchronized ObjectNode confirm(String id, Form form, @Nullable String key) {
        ObjectNode intent = require(intents, "payment_intent", id);
        if (!intent.path("status").asText().startsWith("requires_")) {
            throw StripeError.unexpectedState(intent, "confirm");
        }
        String given = form.get("payment_method");
        String method = given != null ? given : intent.path("payment_method").textValue();
        if (method == null) {
            throw StripeError.invalid(
                    "parameter_missing", "You cannot confirm without a payment method.", "payment_method");
        }
        Card card = Card.of(method);
        ObjectNode charge = StripeObjects.charge(intent, method, card);
        charges.put(charge.path("id").asText(), charge);
        intent.put("latest_charge", charge.path("id").asText());
        if (card.decline() != null) {
            ObjectNode error = Card.error(card.decline());
            error.put("charge", charge.path("id").asText());
            intent.put("status", "requires_payment_method").putNull("payment_method");
            intent.set("last_payment_error", error);
            emit("charge.failed", charge, key);
            emit("payment_intent.payment_failed", intent, key);
            throw StripeError.declined(error, intent);
        }
        intent.put("status", "succeeded")
                .put("payment_method", method)
                .put("amount_received", intent.path("amount").asLong())
                .putNull("last_payment_error");
        emit("charge.succeeded", charge, key);
        emit("payment_intent.succeeded", intent, key);
        return expanded(intent, form);
    }

    synchronized ObjectNode cancel(String id, Form form, @Nullable String key) {
        ObjectNode intent = require(intents, "payment_intent", id);
        if (!intent.path("status").asText().startsWith("requires_")) {
            throw StripeError.unexpectedState(intent, "cancel");
        }
        intent.put("status", "canceled")
                .put("canceled_at", Instant.now().getEpochSecond())
                .put("cancellation_reason", form.get("cancellation_reason"));
        emit("payment_intent.canceled", intent, key);
        return expanded(intent, form);
    }

    synchronized ObjectNode refund(Form form, @Nullable String key) {
        ObjectNode charge = chargeToRefund(form);
        long left =
                charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
        Long asked = form.amount("amount");
        long amount = asked == null ? left : asked;
        if (left == 0) {
            throw StripeError.of(
                    400,
                    "invalid_request_error",
                    "charge_already_refunded",
                    "Charge " + charge.path("id").asText() + " has already been refunded.");
        }
        if (amount < 1 || amount > left) {
            String message =
                    "Refund amount (" + amount + ") is greater than unrefunded amount on charge (" + left + ")";
            throw StripeError.invalid("amount_too_large", message, "amount");
        }
        ObjectNode refund = StripeObjects.refund(charge, amount, form);
        refunds.put(refund.path("id").asText(), refund);
        charge.put("amount_refunded", charge.path("amount_refunded").asLong() + amount)
                .put("refunded", amount == left);
        emit("refund.created", refund, key);
        emit("charge.refunded", charge, key);
        return refund.deepCopy();
    }

    private ObjectNode chargeToRefund(Form form) {
        String chargeId = form.get("charge");
        if (chargeId == null) {
            ObjectNode intent = require(intents, "payment_intent", form.require("payment_intent"));
            chargeId = intent.path("latest_charge").textValue();
            if (chargeId == null || !"succeeded".equals(intent.path("status").asText())) {
                throw StripeError.invalid(
                        "payment_intent_unexpected_state",
                        "This PaymentIntent does not have a successful charge to refund.",
                        "payment_intent");
            }
        }
        return require(charges, "charge", chargeId);
    }

    synchronized ObjectNode intent(String id, Form form) {
        return expanded(require(intents, "payment_intent", id), form);
    }

    synchronized ObjectNode charge(String id) {
        return require(charges, "charge", id).deepCopy();
    }

    synchronized ObjectNode refund(String id) {
        return require(refunds, "refund", id).deepCopy();
    }

    synchronized ObjectNode event(String id) {
        return require(events, "event", id).deepCopy();
    }

    synchronized ObjectNode intents(Form form) {
        return page(intents, form, "/v1/payment_intents", intent -> true);
    }

    synchronized ObjectNode refunds(Form form) {
        return page(
                refunds, form, "/v1/refunds", matching(form, "payment_intent").and(matching(form, "charge")));
    }

    synchronized ObjectNode events(Form form) {
        return page(events, form, "/v1/events", matching(form, "type"));
    }

    private static Predicate<ObjectNode> matching(Form form, String field) {
        String wanted = form.get(field);
        return object -> wanted == null || wanted.equals(object.path(field).asText());
    }

    /** Newest first, as all of Stripe's lists. */
    private static ObjectNode page(
            Map<String, ObjectNode> objects, Form form, String url, Predicate<ObjectNode> filter) {
        List<ObjectNode> newestFirst = new ArrayList<>(objects.values()).reversed();
        String after = form.get("starting_after");
        int from = after == null ? 0 : newestFirst.indexOf(require(objects, "object", after)) + 1;
        String since = form.get("created[gte]");
        List<ObjectNode> found = newestFirst.subList(from, newestFirst.size()).stream()
                .filter(filter)
                .filter(object -> since == null || object.path("created").asLong() >= Long.parseLong(since))
                .toList();
        ObjectNode list =
                JsonNodeFactory.instance.objectNode().put("object", "list").put("url", url);
        list.put("has_more", found.size() > form.limit());
        ArrayNode data = list.putArray("data");
        found.stream().limit(form.limit()).forEach(object -> data.add(object.deepCopy()));
        return list;
    }

    private ObjectNode expanded(ObjectNode intent, Form form) {
        ObjectNode copy = intent.deepCopy();
        String charge = intent.path("latest_charge").textValue();
        if (charge != null && form.expands("latest_charge")) {
            copy.set("latest_charge", require(charges, "charge", charge).deepCopy());
        }
        return copy;
    }

    private void emit(String type, ObjectNode object, @Nullable String key) {
        ObjectNode event = StripeObjects.event(apiVersion, type, object, key);
        events.put(event.path("id").asText(), event);
        onEvent.accept(event.deepCopy());
    }

    private static ObjectNode require(Map<String, ObjectNode> objects, String what, String id) {
        ObjectNode object = objects.get(id);
        if (object == null) {
            throw StripeError.missing(what, id);
        }
        return object;
    }
}
