package dev.bookingkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.stack.stripe.StripeSignature;
import dev.bookingkit.stack.stripe.StripeSimulator;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a customer's browser and Stripe itself do. */
public final class Stripe {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicBoolean CONNECTED = new AtomicBoolean();

    private Stripe() {}

    public static StripeSimulator simulator() {
        return SharedStack.get().stripe();
    }

    /** Has the simulator report to the service under test, and takes all faults back. */
    public static void connect() {
        simulator().faults().clear();
        simulator().releaseWebhooks();
        if (CONNECTED.compareAndSet(false, true)) {
            simulator().addWebhookEndpoint(URI.create("http://localhost:" + RestAssured.port + "/v1/stripe/webhook"));
        }
    }

    /** The HTTP status: 200 or 402. */
    public static int pay(String clientSecret, String card) {
        return send(HttpRequest.newBuilder(uri("/v1/payment_intents/" + intentId(clientSecret) + "/confirm"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "payment_method=" + card + "&client_secret=" + clientSecret)))
                .statusCode();
    }

    public static String intentId(String clientSecret) {
        return clientSecret.substring(0, clientSecret.indexOf("_secret"));
    }

    public static JsonNode intent(String id) {
        return get("/v1/payment_intents/" + id);
    }

    /** The intents made for a payment. */
    public static long intentsFor(UUID paymentId) {
        return count("/v1/payment_intents?limit=100", "payment_id", paymentId.toString());
    }

    public static JsonNode refundsOf(String intentId) {
        return get("/v1/refunds?limit=100&payment_intent=" + intentId).path("data");
    }

    private static long count(String path, String metadata, String value) {
        long found = 0;
        for (JsonNode object : get(path).path("data")) {
            found += object.path("metadata").path(metadata).asText().equals(value) ? 1 : 0;
        }
        return found;
    }

    /** An event of the simulator's, as JSON. */
    public static String event(String type, String intentId) {
        for (JsonNode event : get("/v1/events?limit=100&type=" + type).path("data")) {
            if (event.path("data").path("object").path("id").asText().equals(intentId)) {
                return event.toString();
            }
        }
        throw new AssertionError("no " + type + " of " + intentId);
    }

    public static ValidatableResponse deliver(String payload) {
        return deliver(payload, StripeSignature.header(payload, simulator().webhookSecret(), Instant.now()));
    }

    public static ValidatableResponse deliver(String payload, String signature) {
        var request = RestAssured.given().contentType("application/json").body(payload);
        return (signature == null ? request : request.header("Stripe-Signature", signature))
                .post("/v1/stripe/webhook")
                .then();
    }

    private static JsonNode get(String path) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + simulator().secretKey()));
        try {
            return JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static URI uri(String path) {
        return URI.create(simulator().url() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }
}
