package dev.bookingkit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.testing.Receiver;
import dev.bookingkit.webhook.target.HostResolver;
import dev.bookingkit.webhook.target.TargetGuard;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Real sockets; the canary is a listener on the loopback interface that must not be reached. */
class WebhookSenderTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final List<String> INTERNAL = List.of(
            "127.0.0.1",
            "0.0.0.0",
            "10.0.0.1",
            "169.254.169.254",
            "::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "fc00::1");

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void connectsToNoInternalAddress_byLiteralByNameOrByRebinding() throws Exception {
        try (Canary canary = new Canary()) {
            for (String address : INTERNAL) {
                HostResolver internal = host -> List.of(InetAddress.getByName(address));
                assertBlocked(send("https://rebound.example.com:" + canary.port() + "/", internal));
            }
            for (String url : List.of(
                    "http://127.0.0.1:" + canary.port() + "/",
                    "https://127.0.0.1:" + canary.port() + "/",
                    "https://[::ffff:127.0.0.1]:" + canary.port() + "/",
                    "https://localhost.:" + canary.port() + "/",
                    "https://2130706433:" + canary.port() + "/",
                    "https://127.1:" + canary.port() + "/")) {
                assertBlocked(send(url, host -> List.of(InetAddress.getByName("127.0.0.1"))));
            }
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    void asksTheResolverAgainAtEachAttempt_andRefusesIfAnyAddressIsInternal() throws Exception {
        try (Canary canary = new Canary()) {
            AtomicInteger asked = new AtomicInteger();
            HostResolver rebinding = host -> asked.getAndIncrement() == 0
                    ? List.of(InetAddress.getByName("192.0.2.1"), InetAddress.getByName("93.184.216.34"))
                    : List.of(InetAddress.getByName("93.184.216.34"), InetAddress.getByName("127.0.0.1"));
            String url = "https://rebound.example.com:" + canary.port() + "/";

            assertBlocked(send(url, rebinding));
            assertBlocked(send(url, rebinding));

            assertThat(asked).hasValue(2);
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    void connectsToTheAddressThatWasChecked_underTheHostsName() {
        try (Receiver receiver = Receiver.answering(204)) {
            int port = java.net.URI.create(receiver.url()).getPort();
            SendResult result = local(
                    "http://localhost:" + port + "/hook?x=1", host -> List.of(InetAddress.getByName("127.0.0.1")));

            assertThat(result).isEqualTo(new SendResult.Answered(204, "", null));
            assertThat(receiver.received().getFirst().headers().get("Host")).containsExactly("localhost:" + port);
            assertThat(receiver.received().getFirst().body()).isEqualTo("{}");
        }
    }

    @Test
    void followsNoRedirect() {
        try (Receiver target = Receiver.answering(200);
                Receiver redirecting = new Receiver((request, exchange) -> {
                    exchange.getResponseHeaders().set("Location", target.url());
                    exchange.sendResponseHeaders(307, -1);
                })) {
            SendResult result = local(redirecting.url(), WebhookSenderTest::system);

            assertThat(result).isInstanceOfSatisfying(SendResult.Answered.class, answer -> {
                assertThat(answer.status()).isEqualTo(307);
                assertThat(answer.isSuccess()).isFalse();
            });
            assertThat(target.received()).isEmpty();
        }
    }

    @Test
    void readsNoMoreThan64KiBOfAnEndlessAnswer() {
        try (Receiver endless = new Receiver((request, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = "x".repeat(8192).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            while (true) {
                exchange.getResponseBody().write(block);
            }
        })) {
            SendResult result = local(endless.url(), WebhookSenderTest::system);

            assertThat(result)
                    .isInstanceOfSatisfying(
                            SendResult.Answered.class,
                            answer -> assertThat(answer.excerpt()).hasSize(WebhookSender.READ_AT_MOST));
        }
    }

    @Test
    void givesUpAtTheDeadline_onAnAnswerThatHangsOrDrips() {
        try (Receiver dripping = new Receiver((request, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
                pause();
            }
        })) {
            long start = System.nanoTime();
            SendResult result = local(dripping.url(), WebhookSenderTest::system);

            assertThat(result).isInstanceOf(SendResult.Unreachable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plusSeconds(2));
        }
    }

    @Test
    void saysThatAHostDoesNotResolve() {
        SendResult result = send("https://gone.example.com/", host -> {
            throw new java.net.UnknownHostException(host);
        });

        assertThat(result).isEqualTo(new SendResult.Unreachable("the host name does not resolve"));
    }

    private static void assertBlocked(SendResult result) {
        assertThat(result).isInstanceOf(SendResult.Blocked.class);
    }

    private static List<InetAddress> system(String host) throws java.net.UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    private static SendResult send(String url, HostResolver resolver) {
        return send(url, resolver, false);
    }

    private static SendResult local(String url, HostResolver resolver) {
        return send(url, resolver, true);
    }

    private static SendResult send(String url, HostResolver resolver, boolean allowLoopback) {
        return new WebhookSender(VERTX, new TargetGuard(allowLoopback), resolver, DEADLINE)
                .send(url, Map.of("webhook-id", "1"), "{}")
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static void pause() {
        try {
            Thread.sleep(100); // the receiver drips on purpose
        } catch (InterruptedException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private static final class Canary implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0);
        private final AtomicInteger connections = new AtomicInteger();

        Canary() throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try {
                        socket.accept().close();
                        connections.incrementAndGet();
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
        }

        int port() {
            return socket.getLocalPort();
        }

        int connections() {
            return connections.get();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
