package dev.bookingkit.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.stack.Database;
import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.stack.quarkus.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = StackTestResource.class,
        initArgs = @ResourceArg(name = "role", value = "booking_service"),
        scope = TestResourceScope.GLOBAL)
class IdempotencyIT {

    private static final UUID ALICE = UUID.randomUUID();
    private static final UUID BOB = UUID.randomUUID();

    private final Database database = SharedStack.get().postgres();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String key = "key-" + UUID.randomUUID();
    private final String name = "thing-" + UUID.randomUUID();
    private final String body = "{\"name\": \"%s\", \"tags\": [\"a\", \"ü\"]}".formatted(name);

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI server;

    @BeforeEach
    void open() {
        ThingResource.GATE.set(CompletableFuture.completedFuture(null));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givesTheFirstAnswerAgain() throws Exception {
        HttpResponse<String> first = post("things", ALICE, key, body);
        HttpResponse<String> again = post("things", ALICE, key, body);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(again.headers().allValues(header))
                    .as(header)
                    .hasSize(1)
                    .isEqualTo(first.headers().allValues(header));
        }
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void givesAnAnswerWithoutBodyAgain() throws Exception {
        HttpResponse<String> first = post("things/nothing", ALICE, key, null);
        HttpResponse<String> again = post("things/nothing", ALICE, key, null);

        assertThat(List.of(first.statusCode(), again.statusCode())).containsOnly(204);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    }

    @Test
    void aBodyThatSaysTheSameInOtherWordsIsTheSame() throws Exception {
        post("things", ALICE, key, body);
        String same = " {\"tags\":[\"a\",\"\\u00fc\"] ,\"name\":\"%s\"}".formatted(name);

        assertThat(post("things", ALICE, key, same).statusCode()).isEqualTo(201);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void whoHasGoneBeforeTheKeyWasTakenGetsNothingDone() throws Exception {
        try (Connection lock = database.connect();
                Socket gone = new Socket(server.getHost(), server.getPort())) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table idempotency_keys in access exclusive mode");
            gone.getOutputStream().write("""
                    POST /things HTTP/1.1\r
                    Host: localhost\r
                    X-Principal: %s\r
                    Idempotency-Key: %s\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    %s""".formatted(ALICE, key, body.getBytes(UTF_8).length, body)
                    .getBytes(UTF_8));
            gone.getOutputStream().flush();
            while (connections("wait_event_type = 'Lock'") == 0) {
                Thread.sleep(20);
            }
            gone.close();
            Thread.sleep(300);
            lock.rollback();
        }
        while (connections("state <> 'idle'") > 0) {
            Thread.sleep(20);
        }
        assertThat(effects()).isZero();

        HttpResponse<String> again = post("things", ALICE, key, body);

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void withoutAKeyEachRequestHasItsEffect() throws Exception {
        post("things", ALICE, null, body);
        post("things", ALICE, null, body);

        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() throws Exception {
        post("things", ALICE, key, body);
        HttpResponse<String> other = post("things", ALICE, key, body.replace("\"a\"", "\"b\""));

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("idempotency-conflict");
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void refusesAnotherAddressUnderTheSameKey() throws Exception {
        post("things", ALICE, key, body);
        HttpResponse<String> other = post("things/others", ALICE, key, body);

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void refusesARequestWhileTheFirstRuns() throws Exception {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        ThingResource.GATE.set(gate);
        CompletableFuture<HttpResponse<String>> first =
                client.sendAsync(request("things/slow", ALICE, key, body), HttpResponse.BodyHandlers.ofString());
        while (number("select count(*) from pg_locks where locktype = 'advisory' and granted") == 0) {
            Thread.onSpinWait();
        }

        HttpResponse<String> during = post("things/slow", ALICE, key, body);
        gate.complete(null);

        assertThat(during.statusCode()).isEqualTo(409);
        assertThat(during.body()).contains("idempotency-in-flight");
        assertThat(during.headers().firstValue("Retry-After")).contains("1");
        assertThat(first.get().statusCode()).isEqualTo(201);
        assertThat(post("things/slow", ALICE, key, body).body())
                .isEqualTo(first.get().body());
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void hasOneEffectUnderConcurrentRetries() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> running = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            running.add(client.sendAsync(request("things", ALICE, key, body), HttpResponse.BodyHandlers.ofString()));
        }
        List<String> answers = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> each : running) {
            assertThat(each.get().statusCode()).isIn(201, 409);
            if (each.get().statusCode() == 201) {
                answers.add(each.get().body());
            }
        }

        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aFailureLeavesNothingAndFreesTheKey() throws Exception {
        ThingResource.GATE.set(CompletableFuture.failedFuture(new IllegalStateException("planned by the test")));
        assertThat(post("things/failing", ALICE, key, body).statusCode()).isEqualTo(500);
        assertThat(effects()).isZero();

        open();
        HttpResponse<String> again = post("things/failing", ALICE, key, body);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void principalsDoNotShareKeys() throws Exception {
        HttpResponse<String> alice = post("things", ALICE, key, body);
        HttpResponse<String> bob = post("things", BOB, key, body);

        assertThat(bob.statusCode()).isEqualTo(201);
        assertThat(bob.body()).isNotEqualTo(alice.body());
        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void aKeyIsFreeAgainWhenItsTimeIsOver() throws Exception {
        HttpResponse<String> first = post("things", ALICE, key, body);
        expire();

        HttpResponse<String> later = post("things", ALICE, key, body.replace("\"a\"", "\"b\""));
        HttpResponse<String> again = post("things", ALICE, key, body.replace("\"a\"", "\"b\""));

        assertThat(later.statusCode()).isEqualTo(201);
        assertThat(later.body()).isNotEqualTo(first.body());
        assertThat(again.body()).isEqualTo(later.body());
        assertThat(effects()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space"})
    void refusesWhatIsNoKey(String bad) throws Exception {
        HttpResponse<String> answer = post("things", ALICE, bad, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid-request");
        assertThat(effects()).isZero();
    }

    @Test
    void refusesAKeyThatIsTooLong() throws Exception {
        assertThat(post("things", ALICE, "k".repeat(256), body).statusCode()).isEqualTo(400);
        assertThat(post("things", UUID.randomUUID(), "k".repeat(255), body).statusCode())
                .isEqualTo(201);
    }

    /** Its row is still there. */
    private void expire() {
        database.execute(
                "update idempotency_keys set expires_at = now() - interval '1 second' where key = '" + key + "'");
    }

    private HttpResponse<String> post(
            String path, UUID principal, @Nullable String idempotencyKey, @Nullable String json) throws Exception {
        return client.send(request(path, principal, idempotencyKey, json), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path, UUID principal, @Nullable String idempotencyKey, @Nullable String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("X-Principal", principal.toString())
                .POST(json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return request.build();
    }

    private long connections(String condition) throws Exception {
        return number("select count(*) from pg_stat_activity where usename = 'booking_service' and " + condition);
    }

    private long effects() throws Exception {
        return number("select count(*) from outbox where aggregateid = '" + name + "'");
    }

    private long number(String sql) throws Exception {
        try (Connection connection = database.connect();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
