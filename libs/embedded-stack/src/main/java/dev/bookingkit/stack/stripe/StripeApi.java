package dev.bookingkit.stack.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.bookingkit.stack.LocalHttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The HTTP side: who may, what is asked, what is answered. */
final class StripeApi implements HttpHandler {

    private final StripeFaults faults;
    private final StripeWebhooks webhooks;
    private final StripeState state;
    private final IdempotencyKeys keys = new IdempotencyKeys();
    private final ThreadLocal<List<ObjectNode>> caused = ThreadLocal.withInitial(ArrayList::new);

    StripeApi(String apiVersion, StripeFaults faults, StripeWebhooks webhooks) {
        this.faults = faults;
        this.webhooks = webhooks;
        this.state = new StripeState(apiVersion, event -> caused.get().add(event));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        caused.remove();
        boolean lost = false;
        IdempotencyKeys.Outcome outcome;
        try {
            Request request = Request.read(exchange);
            lost = faults.strike();
            outcome = request.method().equals("POST")
                    ? keys.once(request.idempotencyKey(), request.fingerprint(), () -> answer(request))
                    : new IdempotencyKeys.Outcome(answer(request), false);
        } catch (StripeError e) {
            outcome = new IdempotencyKeys.Outcome(e.answer(), false);
        }
        List<ObjectNode> events = List.copyOf(caused.get());
        if (faults.webhookFirst()) {
            webhooks.sendNow(events);
        }
        pause();
        if (!lost) { // else the connection is closed as it is
            send(exchange, outcome);
        }
        if (!faults.webhookFirst()) {
            webhooks.send(events);
        }
    }

    private void pause() {
        try {
            Thread.sleep(faults.delay());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, IdempotencyKeys.Outcome outcome) throws IOException {
        exchange.getResponseHeaders().set("Request-Id", StripeObjects.id("req"));
        if (outcome.replayed()) {
            exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
        }
        LocalHttpServer.json(
                exchange, outcome.answer().status(), outcome.answer().body().getBytes(StandardCharsets.UTF_8));
    }

    private Answer answer(Request request) {
        try {
            return new Answer(200, route(request).toString());
        } catch (StripeError e) {
            return e.answer();
        }
    }

    private ObjectNode route(Request request) {
        String[] path = request.path().substring(1).split("/");
        Form form = request.form();
        @Nullable String key = request.idempotencyKey();
        String pattern = request.method() + " " + (path.length > 1 ? path[1] : "") + (path.length > 2 ? "/id" : "")
                + (path.length > 3 ? "/" + path[3] : "");
        String id = path.length > 2 ? path[2] : "";
        if (!request.secret() && !mayWithClientSecret(pattern, id, form)) {
            throw unauthorized();
        }
        return switch (pattern) {
            case "POST payment_intents" -> state.createIntent(form, key);
            case "GET payment_intents" -> state.intents(form);
            case "GET payment_intents/id" -> state.intent(id, form);
            case "POST payment_intents/id" -> state.updateIntent(id, form);
            case "POST payment_intents/id/confirm" -> state.confirm(id, form, key);
            case "POST payment_intents/id/cancel" -> state.cancel(id, form, key);
            case "GET charges/id" -> state.charge(id);
            case "POST refunds" -> state.refund(form, key);
            case "GET refunds" -> state.refunds(form);
            case "GET refunds/id" -> state.refund(id);
            case "GET events" -> state.events(form);
            case "GET events/id" -> state.event(id);
            default ->
                throw StripeError.of(
                        404,
                        "invalid_request_error",
                        "Unrecognized request URL (" + request.method() + ": " + request.path() + ").");
        };
    }

    /** What Stripe.js does in a browser, with the publishable key and the one intent's secret. */
    private boolean mayWithClientSecret(String pattern, String id, Form form) {
        boolean possible =
                pattern.equals("GET payment_intents/id") || pattern.equals("POST payment_intents/id/confirm");
        String secret = form.get("client_secret");
        return possible
                && secret != null
                && secret.equals(state.intent(id, form).path("client_secret").asText());
    }

    private static StripeError unauthorized() {
        return StripeError.of(
                401,
                "invalid_request_error",
                "You did not provide an API key. You need to provide your API key in the Authorization header, "
                        + "using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
    }

    record Request(
            String method, String path, Form form, @Nullable String idempotencyKey, boolean secret, String body) {

        static Request read(HttpExchange exchange) throws IOException {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String method = exchange.getRequestMethod();
            String key = exchange.getRequestHeaders().getFirst("Authorization");
            return new Request(
                    method,
                    exchange.getRequestURI().getPath(),
                    Form.parse(
                            method.equals("POST")
                                    ? body
                                    : exchange.getRequestURI().getRawQuery()),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    key != null && key.startsWith("Bearer sk_"),
                    body);
        }

        String fingerprint() {
            return path + "?" + form.values();
        }
    }
}
