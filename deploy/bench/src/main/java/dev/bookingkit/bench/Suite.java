package dev.bookingkit.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bookingkit.bench.load.HttpConnection;
import dev.bookingkit.bench.sql.Sql;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A suite that is up: {@code deploy/local/up --empty} on a free port, as its line of JSON describes it.
 *
 * @param startSeconds from the command to the line
 */
record Suite(Process process, JsonNode line, double startSeconds) implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    /** @param settings environment variables, which the services inherit */
    static Suite start(Path local, Map<String, String> settings) throws IOException {
        long begin = System.nanoTime();
        ProcessBuilder up = new ProcessBuilder(local.resolve("up").toString(), "--port", "0", "--empty")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        up.environment().putAll(settings);
        Process process = up.start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        if (line == null) {
            throw new IllegalStateException("deploy/local/up ended without its line; it says why when run by itself");
        }
        return new Suite(process, JSON.readTree(line), (System.nanoTime() - begin) / 1e9);
    }

    String kafka() {
        return line.get("kafka").asText();
    }

    URI mailbox() {
        return URI.create(line.get("mailbox").asText());
    }

    URI gateway() {
        return URI.create(line.get("gateway").asText());
    }

    /** The service itself, without the gateway. */
    URI service(String name) {
        return URI.create(line.get("services").get(name).asText());
    }

    String key() {
        return line.get("secretKey").asText();
    }

    Sql sql() {
        return new Sql(line.get("postgres").asText());
    }

    Path postgresLog() {
        return Path.of(line.get("logs").asText(), "postgres", "log", "server.log");
    }

    HttpConnection connect() throws IOException {
        return new HttpConnection(gateway(), key());
    }

    /** The answer's body; any status but 201 ends the run. */
    JsonNode create(String path, Object body) throws IOException {
        try (HttpConnection connection = connect()) {
            return expect(201, path, connection.post(path, JSON.writeValueAsString(body)));
        }
    }

    /** The answer's body; any status but 200 ends the run. */
    JsonNode get(String path) throws IOException {
        try (HttpConnection connection = connect()) {
            return expect(200, path, connection.get(path));
        }
    }

    static JsonNode expect(int status, String path, HttpConnection.Answer answer) throws IOException {
        if (answer.status() != status) {
            throw new IllegalStateException(path + " answered " + answer.status() + ": " + answer.text());
        }
        return JSON.readTree(answer.body());
    }

    /** Stops services for a while (SIGSTOP), so that they take no processor time from what is measured. */
    AutoCloseable paused(String... services) throws IOException, InterruptedException {
        signal("-STOP", services);
        return () -> signal("-CONT", services);
    }

    private void signal(String signal, String... services) throws IOException, InterruptedException {
        for (ProcessHandle descendant : process.descendants().toList()) {
            if (Memory.isOneOf(descendant, List.of(services))) {
                new ProcessBuilder("kill", signal, Long.toString(descendant.pid()))
                        .start()
                        .waitFor();
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
