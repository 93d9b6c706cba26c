package dev.bookingkit.testing;

import com.sun.net.httpserver.HttpExchange;
import dev.bookingkit.stack.LocalHttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webhook receiver that answers as the test says and keeps what it got. */
public final class Receiver implements AutoCloseable {

    /** One request: its headers (names in lower case), its body and when it came. */
    public record Received(Map<String, List<String>> headers, String body, Instant at) {}

    /** How the n-th request (from 0) is answered. */
    @FunctionalInterface
    public interface Answer {
        void give(int request, HttpExchange exchange) throws IOException;
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final LocalHttpServer server;

    public Receiver(Answer answer) {
        server = new LocalHttpServer(0, exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, List<String>> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(exchange.getRequestHeaders());
            int index;
            synchronized (received) {
                index = received.size();
                received.add(new Received(headers, body, Instant.now()));
            }
            answer.give(index, exchange);
        });
    }

    public static Receiver answering(int status) {
        return new Receiver((request, exchange) -> exchange.sendResponseHeaders(status, -1));
    }

    public String url() {
        return server.url() + "/hook";
    }

    public List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.close();
    }
}
