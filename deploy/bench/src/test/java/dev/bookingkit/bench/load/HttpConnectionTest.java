package dev.bookingkit.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {

    private static final String LONG = "äöü".repeat(20_000);

    private HttpServer server;
    private HttpConnection connection;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", HttpConnectionTest::answer);
        server.start();
        connection = new HttpConnection(
                URI.create("http://localhost:" + server.getAddress().getPort()), "sk_1");
    }

    @AfterEach
    void stop() throws IOException {
        connection.close();
        server.stop(0);
    }

    @Test
    void sendsFurtherHeaders() throws IOException {
        URI base = URI.create("http://localhost:" + server.getAddress().getPort());
        try (HttpConnection anonymous = new HttpConnection(base, "", "Authorization: Basic x", "X-Other: y")) {
            assertThat(anonymous.get("/a").text()).isEqualTo("GET /a Basic x ");
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] body = (asked.contains("/long") ? LONG : asked).getBytes(StandardCharsets.UTF_8);
        int status = asked.contains("/taken") ? 409 : asked.contains("/nothing") ? 204 : 200;
        boolean chunked = asked.contains("chunked");
        exchange.sendResponseHeaders(status, status == 204 ? -1 : chunked ? 0 : body.length);
        if (status != 204) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Test
    void readsAnswersOfEveryFramingOverOneConnection() throws IOException {
        assertThat(connection.get("/a?b=c").text()).isEqualTo("GET /a?b=c Bearer sk_1 ");
        assertThat(connection.get("/long").text()).isEqualTo(LONG);
        assertThat(connection.get("/long/chunked").text()).isEqualTo(LONG);
        assertThat(connection.get("/nothing").status()).isEqualTo(204);
        HttpConnection.Answer taken = connection.post("/taken", "{\"name\":\"Zoë\"}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text()).isEqualTo("POST /taken Bearer sk_1 {\"name\":\"Zoë\"}");
    }
}
