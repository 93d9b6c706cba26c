package dev.bookingkit.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A well-behaved client: every POST carries an idempotency key, and a request that got no answer, or a 503, is repeated
 * with the same key until the patience is used up.
 */
public final class Api {

    /** An answer with its body read as JSON. */
    public record Answer(int status, JsonNode body, Map<String, String> headers) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private final @Nullable String key;
    private final Duration patience;

    /** @param patience how long anything is waited for or repeated */
    Api(String base, @Nullable String key, Duration patience) {
        this.base = base;
        this.key = key;
        this.patience = patience;
    }

    Api withKey(String other) {
        return new Api(base, other, patience);
    }

    JsonNode get(String path) {
        return send("GET", path, null, Map.of(), 200).body();
    }

    /** The body, if the answer's status is the one expected. */
    JsonNode post(String path, String body, int expected) {
        return send("POST", path, body, Map.of(), expected).body();
    }

    Answer send(String method, String path, @Nullable String body, Map<String, String> headers, int expected) {
        Answer answer = send(method, path, body, headers);
        if (answer.status() != expected) {
            throw new StepFailed(method + " " + path + " answered " + answer.status() + " in place of " + expected
                    + ": " + answer.body());
        }
        return answer;
    }

    /** Any answer but 503. */
    Answer send(String method, String path, @Nullable String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        if (method.equals("POST")) {
            all.putIfAbsent("Idempotency-Key", UUID.randomUUID().toString());
        }
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                Answer answer = once(method, path, body, all);
                boolean later = answer.status() == 503
                        || answer.body().path("type").asText().endsWith("/idempotency-in-flight");
                if (!later || System.nanoTime() > deadline) {
                    return answer;
                }
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new StepFailed(method + " " + path + " got no answer: " + e, e);
                }
            }
            sleep();
        }
    }

    private Answer once(String method, String path, @Nullable String body, Map<String, String> headers)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(15));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (body != null) {
            request.header(
                    "Content-Type",
                    body.startsWith("{") || body.startsWith("[")
                            ? "application/json"
                            : "application/x-www-form-urlencoded");
        }
        headers.forEach(request::header);
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> received = new HashMap<>();
            response.headers().map().forEach((name, values) -> received.put(name, values.getFirst()));
            return new Answer(response.statusCode(), json(response.body()), received);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted", e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(body);
        }
    }

    /** Asks until the answer is as wanted. */
    <T> T until(String what, Supplier<T> question, Predicate<T> wanted) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            T answer = question.get();
            if (wanted.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new StepFailed(
                        "waited " + patience.toSeconds() + " s in vain for " + what + "; last seen: " + answer);
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted", e);
        }
    }
}
