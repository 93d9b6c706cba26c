package dev.bookingkit.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.Stripe;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.bookingkit.stripe.StripeEvent.Subject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads what arrives at the webhook. */
@Singleton
public class StripeEvents {

    static final String PAYMENT_ID = "payment_id";
    static final String REFUND_ID = "refund_id";

    private static final Logger LOG = Logger.getLogger(StripeEvents.class);
    private static final int LONGEST_NAME = 255;

    private final String secret;
    private final long toleranceSeconds;
    private final ObjectMapper json = new ObjectMapper();

    StripeEvents(StripeConfig config) {
        this.secret = config.webhookSecret();
        this.toleranceSeconds = config.webhookTolerance().toSeconds();
    }

    /** The event, if it is one, signed with our secret, a short while ago. */
    public Optional<StripeEvent> read(String payload, @Nullable String signature) {
        return isGenuine(payload, signature) ? parse(payload) : Optional.empty();
    }

    private boolean isGenuine(String payload, @Nullable String signature) {
        if (signature == null) {
            return false;
        }
        try {
            Webhook.constructEvent(payload, signature, secret, toleranceSeconds);
            return true;
        } catch (SignatureVerificationException | RuntimeException notOfStripe) {
            return false; // also what is signed well but no JSON object
        }
    }

    private Optional<StripeEvent> parse(String payload) {
        JsonNode event;
        try {
            event = json.readTree(payload);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
        String id = event.path("id").asText();
        String type = event.path("type").asText();
        if (!isName(id) || !isName(type)) {
            return Optional.empty();
        }
        checkVersion(event.path("api_version").asText());
        return Optional.of(
                new StripeEvent(id, type, subject(type, event.path("data").path("object")), payload));
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME;
    }

    private static void checkVersion(String version) {
        if (!version.equals(Stripe.API_VERSION)) {
            LOG.warnf(
                    "Stripe's webhook endpoint sends API version %s; set it to %s, which this release knows",
                    version, Stripe.API_VERSION);
        }
    }

    private static Subject subject(String type, JsonNode object) {
        if (type.startsWith("payment_intent.") && object.path("object").asText().equals("payment_intent")) {
            return new Subject.OfIntent(Intent.of(object), ours(object, PAYMENT_ID));
        }
        if (type.startsWith("refund.") && object.path("object").asText().equals("refund")) {
            return new Subject.OfRefund(StripeRefund.of(object), ours(object, REFUND_ID));
        }
        return new Subject.OfSomethingElse();
    }

    private static @Nullable UUID ours(JsonNode object, String name) {
        try {
            return UUID.fromString(object.path("metadata").path(name).asText());
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
