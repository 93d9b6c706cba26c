package dev.bookingkit.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.bookingkit.stack.FreePort;
import dev.bookingkit.stack.LocalHttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class GatewayTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final int deadPort = FreePort.find();
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch forever = new CountDownLatch(1);
    private final CountDownLatch firstRead = new CountDownLatch(1);
    private final LocalHttpServer service = new LocalHttpServer(0, this::echo);
    private final Gateway gateway = Gateway.start(
            new Routes(Map.of("/v1/echo", "echo", "/v1/dead", "dead", "/v1/pair", "pair")),
            Map.of(
                    "echo", List.of(URI.create(service.url())),
                    "dead", List.of(URI.create("http://127.0.0.1:" + deadPort)),
                    "pair", List.of(URI.create("http://127.0.0.1:" + deadPort), URI.create(service.url()))),
            0,
            Duration.ofMillis(1500));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        forever.countDown();
        firstRead.countDown();
        http.close();
        gateway.close();
        service.close();
    }

    /** Answers what it was asked. */
    private void echo(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        String path = exchange.getRequestURI().getRawPath();
        if (path.equals("/v1/echo/hang")) {
            try {
                forever.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        if (path.equals("/v1/echo/stream")) {
            stream(exchange);
            return;
        }
        if (path.equals("/v1/echo/broken") && calls.get() == 1) {
            return; // closes the connection without an answer
        }
        ObjectNode body = JSON.createObjectNode()
                .put("method", exchange.getRequestMethod())
                .put("uri", exchange.getRequestURI().toString())
                .put("length", exchange.getRequestBody().readAllBytes().length);
        ObjectNode headers = body.putObject("headers");
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(",", values)));
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        LocalHttpServer.json(exchange, 201, JSON.writeValueAsBytes(body));
    }

    @Test
    void asksTheOtherReplicaWhenOneTakesNoConnection() throws Exception {
        for (int i = 0; i < 4; i++) {
            HttpRequest post = HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/pair"))
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            assertThat(http.send(post, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(201);
        }
    }

    /** Sends a first event, and the second one only when the client has read the first. */
    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            body.write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            body.flush();
            firstRead.await();
            body.write("data: 2\n\n".getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An event stream goes through as it comes, and may last longer than an answer may take. */
    @Test
    void forwardsStreamsWithoutBuffering() throws Exception {
        HttpResponse<InputStream> answer =
                http.send(request("/v1/echo/stream").build(), HttpResponse.BodyHandlers.ofInputStream());

        byte[] first = answer.body().readNBytes(9);
        Thread.sleep(2000); // the gateway of this test waits 1.5 s for an answer to begin
        firstRead.countDown();
        byte[] second = answer.body().readAllBytes();

        assertThat(new String(first, StandardCharsets.UTF_8)).isEqualTo("data: 1\n\n");
        assertThat(new String(second, StandardCharsets.UTF_8)).isEqualTo("data: 2\n\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
    }

    @Test
    void forwardsRequestAndAnswer() throws Exception {
        HttpResponse<String> answer = send(request("/v1/echo/a%20b?x=1&y=%C3%BC")
                .header("X-Own", "kept")
                .POST(HttpRequest.BodyPublishers.ofString("hello")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
        JsonNode seen = JSON.readTree(answer.body());
        assertThat(seen.path("method").asText()).isEqualTo("POST");
        assertThat(seen.path("uri").asText()).isEqualTo("/v1/echo/a%20b?x=1&y=%C3%BC");
        assertThat(seen.path("length").asInt()).isEqualTo(5);
        assertThat(seen.path("headers").path("x-own").asText()).isEqualTo("kept");
        assertThat(seen.path("headers").path("traceparent").asText()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void forwardsChunkedBodies() throws Exception {
        HttpResponse<String> answer = send(request("/v1/echo")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[100_000]))));

        assertThat(JSON.readTree(answer.body()).path("length").asInt()).isEqualTo(100_000);
    }

    @Test
    void keepsTheCallersTraceAndSetsProxyHeadersItself() throws Exception {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        String answer = raw("GET /v1/echo HTTP/1.1\r\nHost: kit.example\r\ntraceparent: " + trace
                + "\r\nX-Forwarded-For: 6.6.6.6\r\nX-Forwarded-User: root\r\nForwarded: for=6.6.6.6\r\nX-Real-IP: 6.6.6.6"
                + "\r\nConnection: close, X-Secret-Hop\r\nX-Secret-Hop: 1\r\n\r\n");

        JsonNode headers = JSON.readTree(answer.substring(answer.indexOf("{"), answer.lastIndexOf("}") + 1))
                .path("headers");
        assertThat(headers.path("traceparent").asText()).isEqualTo(trace);
        assertThat(headers.path("x-forwarded-for").asText()).isEqualTo("127.0.0.1");
        assertThat(headers.path("x-forwarded-proto").asText()).isEqualTo("http");
        assertThat(headers.path("x-forwarded-host").asText()).isEqualTo("kit.example");
        for (String spoofed : List.of("x-forwarded-user", "forwarded", "x-real-ip", "x-secret-hop")) {
            assertThat(headers.has(spoofed)).as(spoofed).isFalse();
        }
    }

    @Test
    void anUnknownPathIsNotFound() throws Exception {
        assertProblem(send(request("/v1/unknown").GET()), 404, "not-found");
        assertProblem(send(request("/").GET()), 404, "not-found");
        assertProblem(send(request("/q/metrics").GET()), 404, "not-found");
    }

    @Test
    void aServiceThatIsDownIsUnavailable() throws Exception {
        HttpResponse<String> answer = send(request("/v1/dead").GET());

        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertProblem(send(request("/v1/dead").POST(HttpRequest.BodyPublishers.ofString("x"))), 503, "unavailable");
    }

    @Test
    void asksAgainWhenAServiceIsJustComingBack() throws Exception {
        var early = http.sendAsync(request("/v1/dead/soon").GET().build(), HttpResponse.BodyHandlers.ofString());
        try (LocalHttpServer back = new LocalHttpServer(deadPort, this::echo)) {
            assertThat(back.url()).endsWith(":" + deadPort);
            assertThat(early.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void repeatsOnlyWhatChangesNothing() throws Exception {
        assertThat(send(request("/v1/echo/broken").GET()).statusCode()).isEqualTo(201);
        assertThat(calls).hasValue(2);

        calls.set(0);
        assertProblem(
                send(request("/v1/echo/broken").POST(HttpRequest.BodyPublishers.ofString("x"))), 503, "unavailable");
        assertThat(calls).hasValue(1);
    }

    @Test
    void doesNotWaitForever() throws Exception {
        long begin = System.nanoTime();

        assertProblem(send(request("/v1/echo/hang").GET()), 503, "unavailable");

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(1400), Duration.ofSeconds(5));
        assertThat(send(request("/v1/echo").GET()).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/echo/..;/secret",
                "/v1/echo/../dead",
                "/v1/echo/%2e%2e/dead",
                "/v1/echo/%00",
                "/v1/echo/%0d%0a",
                "/v1/echo/%zz",
                "/v1/echo%2fx",
                "/v1/echo/\\x",
                "/v1//echo",
                "/v1/echo/;a=b",
                "/v1/echo/."
            })
    void refusesPathsWithTricks(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "/invalid-request");
        assertThat(calls).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?x=%zz", "?x=%", "?x={a}", "?x=a|b", "?x=\"", "?%=1", "/{a}"})
    void refusesAddressesThatAreNotPercentEncoded(String rest) throws Exception {
        String answer = raw("GET /v1/echo" + rest + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "The address has characters");
        assertThat(calls).hasValue(0);
    }

    @Test
    void refusesWhatIsNotHttp() throws Exception {
        assertThat(raw("GET /v1/echo SPDY/9\r\n\r\n"))
                .startsWith("HTTP/1.0 400")
                .contains("application/problem+json");
        assertThat(raw("POST /v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
        assertThat(raw("TRACE /v1/echo HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 405")
                .contains("method-not-allowed");
        assertThat(calls).hasValue(0);
    }

    @Test
    void refusesHeadersThatAreTooLarge() throws Exception {
        String answer = raw("GET /v1/echo HTTP/1.1\r\nHost: x\r\nX-Big: " + "a".repeat(20_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431").contains("application/problem+json", "headers-too-large");
    }

    @Test
    void refusesBodiesThatAreTooLarge() throws Exception {
        String announced = raw("POST /v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 11000000\r\n\r\n");
        assertThat(announced).startsWith("HTTP/1.1 413").contains("application/problem+json", "too-large");

        StringBuilder chunks =
                new StringBuilder("POST /v1/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 11; i++) {
            chunks.append("100000\r\n").append("a".repeat(0x100000)).append("\r\n");
        }
        assertThat(raw(chunks + "0\r\n\r\n")).startsWith("HTTP/1.1 413").contains("too-large");
        assertThat(calls).hasValue(0);
    }

    @Test
    void answersItsOwnHealthAndDocs() throws Exception {
        assertThat(send(request("/q/health").GET()).body()).contains("\"UP\"");
        HttpResponse<String> docs = send(request("/docs").GET());
        assertThat(docs.body()).contains("[\"dead\",\"echo\",\"pair\"]").doesNotContain("https://", "http://");
        assertThat(docs.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        JsonNode document = JSON.readTree(send(request("/docs/echo.json").GET()).body());
        assertThat(document.path("uri").asText()).isEqualTo("/q/openapi?format=json");
        assertThat(send(request("/docs/echo.yaml").GET()).body()).contains("format=yaml");
        assertProblem(send(request("/docs/dead.json").GET()), 503, "unavailable");
        assertProblem(send(request("/docs/none.json").GET()), 404, "not-found");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.url() + path)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("type").asText()).endsWith("/" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("instance").asText()).startsWith("urn:trace:");
    }

    /** The bytes of the answer to bytes that no client library would send. */
    private String raw(String request) throws IOException {
        int port = URI.create(gateway.url()).getPort();
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            socket.setSoTimeout(1000);
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    return; // the gateway hung up, which its answer explains
                }
            });
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[8192];
            InputStream in = socket.getInputStream();
            try {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    answer.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                }
            } catch (java.net.SocketTimeoutException | java.net.SocketException e) {
                assertThat(answer)
                        .as("an answer before the connection ended: " + e)
                        .isNotEmpty();
            }
            writer.interrupt();
            return answer.toString();
        }
    }
}
