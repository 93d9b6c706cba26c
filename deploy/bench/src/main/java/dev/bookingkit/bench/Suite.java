package dev.bookingkit.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * The running suite, as its JSON line describes it.
 *
 * @param line what {@code deploy/local/up} printed
 */
record Suite(JsonNode line, HttpClient http) {

    static final ObjectMapper JSON = new ObjectMapper();

    static Suite of(String line) throws IOException {
        return new Suite(
                JSON.readTree(line),
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build());
    }

    String kafka() {
        return line.get("kafka").asText();
    }

    URI mailbox() {
        return URI.create(line.get("mailbox").asText());
    }

    HttpResponse<String> post(String path, Object body) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The answer's body; any other status than the expected one ends the run. */
    JsonNode create(String path, Object body) throws IOException, InterruptedException {
        return expect(201, post(path, body));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return expect(200, http.send(request(path).GET().build(), BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(line.get("gateway").asText() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + line.get("secretKey").asText())
                .header("Content-Type", "application/json");
    }

    private static JsonNode expect(int status, HttpResponse<String> response) throws IOException {
        if (response.statusCode() != status) {
            throw new IllegalStateException(response.request().method() + " " + response.uri() + " answered "
                    + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }
}
