package dev.bookingkit.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code deploy/local/up}, started for this run alone, with three replicas of booking-service and two of availability-service. */
final class RunningSuite implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final JsonNode line;

    private RunningSuite(Process process, JsonNode line) {
        this.process = process;
        this.line = line;
    }

    static RunningSuite start(Path up) throws IOException {
        Process process = new ProcessBuilder(
                        up.toString(),
                        "--port",
                        "0",
                        "--empty",
                        "--replicas",
                        "booking-service=3",
                        "--replicas",
                        "availability-service=2")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new IOException("the suite did not start; standard error says why");
        }
        return new RunningSuite(process, JSON.readTree(line));
    }

    String get(String name) {
        return line.get(name).asText();
    }

    /** Their addresses, without the gateway. */
    List<String> replicas(String service) {
        List<String> addresses = new ArrayList<>();
        line.get("replicas").get(service).forEach(address -> addresses.add(address.asText()));
        return addresses;
    }

    Path logs() {
        return Path.of(get("logs"));
    }

    ProcessHandle launcher() {
        return process.toHandle();
    }

    Connection database() throws SQLException {
        return connect(get("postgres"));
    }

    /** From {@code postgresql://user@host:port/database}. */
    static Connection connect(String url) throws SQLException {
        java.net.URI uri = java.net.URI.create(url);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath() + "?socketTimeout=600",
                uri.getUserInfo(),
                "");
    }

    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
