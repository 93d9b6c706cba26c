package dev.bookingkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class PlayerTest {

    private static final int OPERATIONS = 300;
    private static final int SEED = 7;

    @Test
    void wantsTheSameWhateverItIsAnswered() throws Exception {
        Map<String, String> accepted = wishes(201, SEED);
        Map<String, String> refused = wishes(409, SEED);

        accepted.keySet().retainAll(refused.keySet());
        refused.keySet().retainAll(accepted.keySet());

        assertThat(accepted).hasSizeGreaterThan(OPERATIONS / 10).isEqualTo(refused);
    }

    @Test
    void wantsSomethingElseWithAnotherSeed() throws Exception {
        assertThat(wishes(201, SEED)).isNotEqualTo(wishes(201, SEED + 1));
    }

    /** What was to be booked, by key and path. */
    private static Map<String, String> wishes(int status, int seed) throws Exception {
        Map<String, String> wishes = new ConcurrentHashMap<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, status, wishes));
        server.start();
        try {
            Ledger ledger = new Ledger();
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            World world = new World(
                    List.of("p1", "p2", "p3"), List.of("t1", "t2"), List.of("g1"), LocalDate.parse("2031-03-03"));
            new Player(new Client(address, "sk", ledger), world, ledger, seed, 0, next -> next < OPERATIONS).run();
        } finally {
            server.stop(0);
        }
        return wishes;
    }

    /** Bookings with the status given; nothing else can be had. */
    private static void answer(HttpExchange exchange, int status, Map<String, String> wishes) throws IOException {
        String path = exchange.getRequestURI().getPath();
        JsonNode wish = RunningSuite.JSON.readTree(exchange.getRequestBody());
        boolean booking = path.equals("/v1/bookings");
        if (booking) {
            wishes.put(exchange.getRequestHeaders().getFirst("Idempotency-Key"), wish.toString());
        }
        byte[] body = """
                {"id": "%s", "status": "confirmed", "startsAt": "%s", "seatId": "%s", "seats": 1, "type": "x/slot-taken"}
                """.formatted(UUID.randomUUID(), wish.path("start").asText(), UUID.randomUUID())
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(booking ? status : 409, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
