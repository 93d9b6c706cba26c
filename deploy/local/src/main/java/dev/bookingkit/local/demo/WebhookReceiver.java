package dev.bookingkit.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import dev.bookingkit.stack.LocalHttpServer;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A subscriber that takes only what Standard Webhooks' own library verifies. */
final class WebhookReceiver implements AutoCloseable {

    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final LocalHttpServer server = new LocalHttpServer(0, this::receive);
    private volatile @Nullable Webhook verifier;

    String url() {
        return server.url() + "/hook";
    }

    void trust(String secret) {
        try {
            verifier = new Webhook(secret);
        } catch (EmptyWebhookSecretException e) {
            throw new StepFailed("the subscription's answer has no secret", e);
        }
    }

    /** What was verified so far, of one type. */
    List<JsonNode> taken(String type) {
        return taken.stream()
                .filter(body -> body.path("type").asText().equals(type))
                .toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String payload = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Webhook current = verifier;
        int status = 401;
        if (current != null) {
            try {
                current.verify(payload, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
                taken.add(new JsonMapper().readTree(payload));
                status = 204;
            } catch (WebhookVerificationException e) {
                status = 400;
            }
        }
        exchange.sendResponseHeaders(status, -1);
    }

    @Override
    public void close() {
        server.close();
    }
}
