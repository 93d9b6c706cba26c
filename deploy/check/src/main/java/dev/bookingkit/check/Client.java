package dev.bookingkit.check;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A well-behaved client: it repeats a request, under the same key, until an answer settles it. Without an answer, or after a 503 or
 * {@code idempotency-in-flight}, nobody knows yet, which the ledger counts; any other 5xx is a broken promise.
 */
final class Client {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long PAUSE_MS = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final String gateway;
    private final String secretKey;
    private final Ledger ledger;

    Client(String gateway, String secretKey, Ledger ledger) {
        this.gateway = gateway;
        this.secretKey = secretKey;
        this.ledger = ledger;
    }

    Answer get(String path) throws InterruptedException {
        return settle("GET", path, null, null);
    }

    Answer post(String path, Object body, String key) throws InterruptedException {
        return settle("POST", path, body, key);
    }

    Answer delete(String path) throws InterruptedException {
        return settle("DELETE", path, null, null);
    }

    private Answer settle(String method, String path, @Nullable Object body, @Nullable String key)
            throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        String last = "no answer";
        while (Instant.now().isBefore(deadline)) {
            try {
                HttpResponse<String> response =
                        http.send(request(method, path, body, key), HttpResponse.BodyHandlers.ofString());
                if (!isOpen(response)) {
                    return settled(method, path, response);
                }
                ledger.unsettled(String.valueOf(response.statusCode()));
                last = response.statusCode() + " " + response.body();
            } catch (IOException broken) {
                ledger.unsettled("no answer");
                last = broken.toString();
            }
            Thread.sleep(PAUSE_MS);
        }
        throw new IllegalStateException(method + " " + path + " was not settled in " + PATIENCE + ": " + last);
    }

    private static boolean isOpen(HttpResponse<String> response) {
        return response.statusCode() == 503
                || (response.statusCode() == 409 && response.body().contains("idempotency-in-flight"));
    }

    private Answer settled(String method, String path, HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= 500) {
            ledger.broken("P12", method + " " + path + " answered " + response.statusCode() + " " + response.body());
        }
        String text = response.body();
        return new Answer(response.statusCode(), text, RunningSuite.JSON.readTree(text.isEmpty() ? "null" : text));
    }

    private HttpRequest request(String method, String path, @Nullable Object body, @Nullable String key)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(Duration.ofSeconds(15))
                .header("Authorization", "Bearer " + secretKey)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(RunningSuite.JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.build();
    }
}
