package dev.bookingkit.eventlog;

import static dev.bookingkit.testing.Tenant.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.tenant.ApiKeySecret;
import dev.bookingkit.tenant.Permission;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the bounds of {@code %test}: 4 streams, a heartbeat after 500 ms, an end after 9 s. */
@QuarkusTest
class EventStreamIT {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();
    private UUID type;

    @BeforeEach
    void offer() {
        type = tenant.eventType(provider);
    }

    @Test
    void tellsWhatHappensFromNowOn() throws Exception {
        tenant.book(type, at(9, 0));
        try (Stream stream = Stream.open(tenant.secretKey(), null)) {
            stream.awaitGreeting();
            String booking = tenant.book(type, at(10, 0)).getString("id");
            tenant.post(booking, "cancel", "");

            await().atMost(SOON).until(() -> stream.events().size() == 2);

            assertThat(stream.names()).containsExactly("booking.created", "booking.cancelled");
            JsonPath event = new JsonPath(stream.data().getFirst());
            assertThat(event.getString("bookingId")).isEqualTo(booking);
            assertThat(event.getString("cursor")).isEqualTo(stream.ids().getFirst());
            assertThat(stream.headers().firstValue("content-type"))
                    .hasValueSatisfying(it -> assertThat(it).startsWith("text/event-stream"));
            assertThat(stream.headers().firstValue("cache-control")).contains("no-cache");
        }
    }

    @Test
    void goesOnBehindTheLastEventSeen() throws Exception {
        String first = tenant.book(type, at(9, 0)).getString("id");
        String cursor;
        try (Stream stream = Stream.open(tenant.secretKey(), null)) {
            cursor = stream.awaitGreeting();
        }
        String second = tenant.book(type, at(10, 0)).getString("id");
        String third = tenant.book(type, at(11, 0)).getString("id");

        try (Stream again = Stream.open(tenant.secretKey(), cursor)) {
            await().atMost(SOON).until(() -> again.events().size() == 2);
            assertThat(again.bookings()).containsExactly(second, third);
            cursor = again.ids().getFirst();
        }
        try (Stream again = Stream.open(tenant.secretKey(), cursor)) {
            await().atMost(SOON).until(() -> again.events().size() == 1);
            assertThat(again.bookings()).containsExactly(third);
        }
        tenant.api().get("/v1/events?after=" + cursor).then().body("data.bookingId", equalTo(List.of(third)));
        String all = tenant.api().get("/v1/events?limit=1").path("data[0].cursor");
        try (Stream again = Stream.open(tenant.secretKey(), all)) {
            await().atMost(SOON).until(() -> again.events().size() == 2);
            assertThat(again.bookings()).doesNotContain(first);
        }
    }

    @Test
    void longBacklogComesWholeAndInOrder() throws Exception {
        String cursor;
        try (Stream stream = Stream.open(tenant.secretKey(), null)) {
            cursor = stream.awaitGreeting();
        }
        dev.bookingkit.testing.Sql.run(
                "insert into bookings (organization_id, event_type_id, provider_id, starts_at, ends_at, status,"
                        + " customer_name, customer_email) select ?, ?, ?, t, t + interval '1 hour', 'confirmed', 'Bob',"
                        + " 'bob@example.org' from generate_series(timestamptz '2031-01-01 00:00Z',"
                        + " timestamptz '2031-01-01 00:00Z' + interval '349 hours', interval '1 hour') as t",
                tenant.id(),
                type,
                provider);

        try (Stream stream = Stream.open(tenant.secretKey(), cursor)) {
            await().atMost(SOON).until(() -> stream.events().size() == 350);
            assertThat(stream.bookings())
                    .isEqualTo(dev.bookingkit.testing.Sql.list(
                            "select booking_id from booking_events where organization_id = ? order by transaction_id,"
                                    + " position",
                            tenant.id()));
        }
    }

    @Test
    void eventThatCommitsLateIsNotSkipped() throws Exception {
        String slow = tenant.book(type, at(9, 0)).getString("id");
        try (Stream stream = Stream.open(tenant.secretKey(), null);
                var late = connect()) {
            stream.awaitGreeting();
            late.setAutoCommit(false);
            try (var statement = late.prepareStatement("update bookings set status = 'completed' where id = ?")) {
                statement.setObject(1, UUID.fromString(slow));
                statement.executeUpdate();
            }
            String fast = tenant.book(type, at(10, 0)).getString("id");
            int beats = stream.heartbeats();
            await().atMost(SOON).until(() -> stream.heartbeats() > beats);
            assertThat(stream.events()).isEmpty();

            late.commit();

            await().atMost(SOON).until(() -> stream.events().size() == 2);
            assertThat(stream.bookings()).containsExactly(slow, fast);
        }
    }

    @Test
    void otherOrganizationsEventsAreNotTold() throws Exception {
        Tenant other = Tenant.create();
        UUID othersType = other.eventType(other.provider());
        try (Stream stream = Stream.open(tenant.secretKey(), null)) {
            stream.awaitGreeting();
            other.book(othersType, at(9, 0));
            String own = tenant.book(type, at(9, 0)).getString("id");

            await().atMost(SOON).until(() -> !stream.events().isEmpty());
            assertThat(stream.bookings()).containsExactly(own);
        }
    }

    /** Longer than any other answer may take (5.5 s), and not for ever. */
    @Test
    void livesLongerThanAnAnswerAndEnds() throws Exception {
        long start = System.nanoTime();
        try (Stream stream = Stream.open(tenant.secretKey(), null)) {
            await().atMost(Duration.ofSeconds(20)).until(stream::hasEnded);

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(14));
            assertThat(stream.text()).doesNotContain("unavailable");
            assertThat(stream.heartbeats()).isGreaterThan(5);
        }
    }

    @Test
    void onlySoManyAreOpenAtOnceOfOneOrganization() throws Exception {
        List<Stream> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                await().atMost(Duration.ofSeconds(15))
                        .until(
                                () -> { // those of other tests are on their way out
                                    Stream stream = Stream.open(tenant.secretKey(), null);
                                    if (stream.status() == 200) {
                                        return streams.add(stream);
                                    }
                                    stream.close();
                                    return false;
                                });
                streams.getLast().awaitGreeting();
            }
            tenant.api()
                    .get("/v1/bookings/stream")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "10")
                    .body("type", endsWith("/unavailable"));
            try (Stream others = Stream.open(Tenant.create().secretKey(), null)) {
                assertThat(others.status()).isEqualTo(200);
            }
        } finally {
            for (Stream stream : streams) {
                stream.close();
            }
        }
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            try (Stream stream = Stream.open(tenant.secretKey(), null)) {
                return stream.status() == 200;
            }
        });
    }

    @Test
    void isForThoseWhoMayReadEvents() {
        Tenant.as(tenant.key(ApiKeySecret.Kind.SECRET, Set.of(Permission.BOOKINGS_READ)))
                .get("/v1/bookings/stream")
                .then()
                .statusCode(403)
                .contentType(startsWith("application/problem+json"));
        RestAssured.get("/v1/bookings/stream")
                .then()
                .statusCode(401)
                .contentType(startsWith("application/problem+json"));
        tenant.api()
                .header("Last-Event-ID", "nonsense")
                .get("/v1/bookings/stream")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("Last-Event-ID"));
    }

    private static java.sql.Connection connect() throws Exception {
        var server = SharedStack.get().postgres();
        Properties login = new Properties();
        login.setProperty("user", server.user());
        login.setProperty("password", server.password());
        return new org.postgresql.Driver().connect(server.jdbcUrl(), login);
    }

    /** What one client has received so far. */
    private static final class Stream implements AutoCloseable {

        private final HttpClient client;
        private final HttpResponse<InputStream> response;
        private final StringBuffer received = new StringBuffer();
        private final Thread reading;

        private Stream(HttpClient client, HttpResponse<InputStream> response) {
            this.client = client;
            this.response = response;
            this.reading = Thread.ofVirtual().start(this::read);
        }

        static Stream open(String key, @Nullable String lastEventId) throws Exception {
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + "/v1/bookings/stream"))
                    .header("Authorization", "Bearer " + key)
                    .header("Accept", "text/event-stream");
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            HttpClient client = HttpClient.newHttpClient();
            return new Stream(client, client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        }

        private void read() {
            try (InputStream body = response.body()) {
                byte[] chunk = new byte[8192];
                for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
                    received.append(new String(chunk, 0, n, StandardCharsets.UTF_8));
                }
            } catch (java.io.IOException closed) {
                // by us
            }
        }

        String awaitGreeting() {
            await().atMost(SOON).until(() -> !field("id").isEmpty());
            return field("id").getFirst();
        }

        List<String> events() {
            return blocks().stream().filter(it -> it.contains("\ndata:")).toList();
        }

        List<String> names() {
            return field("event");
        }

        /** Of the events, without the greeting's. */
        List<String> ids() {
            return events().stream().map(it -> value(it, "id")).toList();
        }

        List<String> data() {
            return field("data");
        }

        List<String> bookings() {
            return data().stream()
                    .map(it -> new JsonPath(it).getString("bookingId"))
                    .toList();
        }

        int heartbeats() {
            return (int) blocks().stream().filter(it -> it.strip().equals(":")).count();
        }

        String text() {
            return received.toString();
        }

        boolean hasEnded() {
            return !reading.isAlive();
        }

        int status() {
            return response.statusCode();
        }

        java.net.http.HttpHeaders headers() {
            return response.headers();
        }

        private List<String> blocks() {
            String text = received.toString();
            int complete = text.lastIndexOf("\n\n");
            return complete < 0
                    ? List.of()
                    : Arrays.stream(text.substring(0, complete).split("\n\n", -1))
                            .map(it -> "\n" + it)
                            .toList();
        }

        private List<String> field(String name) {
            return blocks().stream()
                    .filter(it -> it.contains("\n" + name + ":"))
                    .map(it -> value(it, name))
                    .toList();
        }

        private static String value(String block, String name) {
            return block.lines()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
