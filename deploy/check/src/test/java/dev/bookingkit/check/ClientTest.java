package dev.bookingkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ClientTest {

    private final Ledger ledger = new Ledger();

    @Test
    void asksAgainAfterA503AndCountsIt() throws Exception {
        Answer answer = answered(503, 503, 201);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(ledger.unsettled().get("503")).hasValue(2);
        assertThat(ledger.violations()).isEmpty();
    }

    @Test
    void takesAnyOther5xxForABrokenPromise() throws Exception {
        assertThat(answered(500).status()).isEqualTo(500);
        assertThat(ledger.violations()).singleElement().asString().startsWith("P12: POST /");
    }

    private Answer answered(Integer... statuses) throws Exception {
        Queue<Integer> left = new ArrayDeque<>(List.of(statuses));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(left.remove(), -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            return new Client(address, "sk", ledger).post("/", Map.of(), "key");
        } finally {
            server.stop(0);
        }
    }
}
