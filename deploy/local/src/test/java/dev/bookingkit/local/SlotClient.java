package dev.bookingkit.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Asks the gateway for slots, explanations and bookings. */
@NullUnmarked
final class SlotClient {

    /** An answer and its body; a missing node where there is none. */
    record Answer(int status, JsonNode body) {

        /** The body, of the status expected. */
        JsonNode as(int expected) {
            if (status != expected) {
                throw new AssertionError("answered " + status + " in place of " + expected + ": " + body);
            }
            return body;
        }

        boolean isForLater() {
            return status == 503 || body.path("type").asText().endsWith("/idempotency-in-flight");
        }
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient http;
    private final RunningSuite suite;

    SlotClient(HttpClient http, RunningSuite suite) {
        this.http = http;
        this.suite = suite;
    }

    String create(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send("POST", path, body).as(201).path("id").asText();
    }

    /** The starts that are offered within the schedule's window now; a cached answer would not do. */
    TreeSet<Instant> listed(String eventType, RandomSchedule schedule) throws IOException, InterruptedException {
        String query = "/v1/slots?eventTypeId=" + eventType + "&start=" + schedule.from() + "&end=" + schedule.to()
                + "&timeZone=" + URLEncoder.encode(schedule.zone().getId(), StandardCharsets.UTF_8);
        TreeSet<Instant> starts = new TreeSet<>();
        send("GET", query, null)
                .as(200)
                .path("data")
                .forEach(slot -> starts.add(Instant.parse(slot.path("start").asText())));
        return starts;
    }

    Answer book(String eventType, Instant start) throws IOException, InterruptedException {
        return book(eventType, start, Map.of());
    }

    Answer bookHeld(String eventType, Instant start, String holdToken) throws IOException, InterruptedException {
        return book(eventType, start, Map.of("holdToken", holdToken));
    }

    private Answer book(String eventType, Instant start, Map<String, Object> more)
            throws IOException, InterruptedException {
        Map<String, Object> order = new HashMap<>(more);
        order.put("eventTypeId", eventType);
        order.put("start", start.toString());
        order.put("customer", Map.of("name", "Random Guest", "email", "guest@example.org", "timeZone", "UTC"));
        return send("POST", "/v1/bookings", order);
    }

    Answer hold(String eventType, Instant start) throws IOException, InterruptedException {
        return send("POST", "/v1/holds", Map.of("eventTypeId", eventType, "start", start.toString()));
    }

    JsonNode explain(String eventType, Instant start) throws IOException, InterruptedException {
        return send("POST", "/v1/availability/explain", Map.of("eventTypeId", eventType, "start", start.toString()))
                .as(200);
    }

    /** Any answer but 503, which a busy machine may give; a POST is repeated with the same key. */
    Answer send(String method, String path, Object body) throws IOException, InterruptedException {
        String key = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer answer = once(method, path, body, key);
            if (!answer.isForLater() || System.nanoTime() > deadline) {
                return answer;
            }
            Thread.sleep(PAUSE);
        }
    }

    private Answer once(String method, String path, Object body, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(suite.gateway() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + suite.secretKey())
                .header("Content-Type", "application/json")
                .header("Cache-Control", "no-cache")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (method.equals("POST")) {
            request.header("Idempotency-Key", key);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        String text = response.body();
        return new Answer(response.statusCode(), text.isBlank() ? JSON.missingNode() : JSON.readTree(text));
    }
}
