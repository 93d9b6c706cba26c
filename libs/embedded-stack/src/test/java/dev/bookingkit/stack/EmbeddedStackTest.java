package dev.bookingkit.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class EmbeddedStackTest {

    @Test
    void sharesOnePostgres18AmongAllTests() throws SQLException {
        Database database = SharedStack.get().postgres();

        assertThat(query(database, "select version()")).startsWith("PostgreSQL 18");
        assertThat(query(database, "show fsync")).isEqualTo("off");
        assertThat(query(database, "show max_connections")).isEqualTo("300");
        assertThat(query(database, "select extname from pg_extension where extname = 'btree_gist'"))
                .isEqualTo("btree_gist");
        assertThat(SharedStack.get()).isSameAs(SharedStack.get());
    }

    @Test
    void showsWhatPostgresLogs() {
        Database database = SharedStack.get().postgres();

        assertThatThrownBy(() -> database.execute("select 1/0 as planted_error"))
                .hasMessageContaining("planted_error");

        await().untilAsserted(() ->
                assertThat(database.serverLog()).contains("planted_error").contains("22012"));
    }

    @Test
    void givesFreshDatabasesOnTheSameServer() throws SQLException {
        Database fresh = SharedStack.get().postgres().newDatabase("fresh");
        fresh.execute("create table t (id int)");

        Database again = SharedStack.get().postgres().newDatabase("fresh");

        assertThat(query(again, "select count(*) from pg_tables where tablename = 't'"))
                .isEqualTo("0");
    }

    @Test
    void kafkaCarriesRecordsAndCreatesTopicsWithTheirPartitions() throws Exception {
        Kafka kafka = SharedStack.get().kafka();
        kafka.createTopics(Map.of("orders", 5));
        kafka.createTopics(Map.of("orders", 5));

        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("orders", "key", "value")).get();
            producer.send(new ProducerRecord<>("made_on_first_use", "key", "value"))
                    .get();
        }

        assertThat(read(kafka, "orders")).containsExactly("value");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var topics = admin.describeTopics(List.of("orders", "made_on_first_use"))
                    .allTopicNames()
                    .get();
            assertThat(topics.get("orders").partitions()).hasSize(5);
            assertThat(topics.get("made_on_first_use").partitions()).hasSize(3);
        }
    }

    @Test
    void tokensVerifyByTheKeySetAndBadOnesDoNot() throws Exception {
        OidcServer oidc = SharedStack.get().oidc();

        assertThat(verify(oidc, oidc.token("ann", Map.of("email", "ann@example.com")))
                        .getClaim("email"))
                .isEqualTo("ann@example.com");
        assertThat(verify(oidc, oidc.token("ann")).getSubject()).isEqualTo("ann");
        for (String bad : List.of(
                oidc.tokenOfWrongIssuer("ann"),
                oidc.tokenForWrongAudience("ann"),
                oidc.expiredToken("ann"),
                oidc.unsignedToken("ann"),
                oidc.tokenSignedWithThePublicKey("ann"))) {
            assertThatThrownBy(() -> verify(oidc, bad)).isInstanceOf(com.nimbusds.jose.proc.BadJOSEException.class);
        }
    }

    @Test
    void answersDiscoveryAndGivesTokensToClients() throws Exception {
        OidcServer oidc = SharedStack.get().oidc();
        JsonMapper json = new JsonMapper();
        try (HttpClient http = HttpClient.newHttpClient()) {
            JsonNode discovery = json.readTree(http.send(
                            HttpRequest.newBuilder(URI.create(oidc.issuer() + "/.well-known/openid-configuration"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
            JsonNode answer = json.readTree(http.send(
                            HttpRequest.newBuilder(URI.create(
                                            discovery.path("token_endpoint").asText()))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"
                                            + "&client_id=ann&client_secret=any&scope=" + OidcServer.AUDIENCE))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());

            assertThat(discovery.path("issuer").asText()).isEqualTo(oidc.issuer());
            assertThat(discovery.path("jwks_uri").asText()).isEqualTo(oidc.jwks());
            assertThat(verify(oidc, answer.path("access_token").asText()).getSubject())
                    .isEqualTo("ann");
        }
    }

    @Test
    void keepsItsDataInADirectoryAndLeavesNothingRunning(@TempDir Path directory) throws Exception {
        long pid;
        try (EmbeddedStack first = builder(directory).topics("kept").start()) {
            first.postgres().execute("create table kept as select 42 as answer");
            pid = Long.parseLong(Files.readAllLines(directory.resolve("postgres/postmaster.pid"))
                    .getFirst());
            assertThat(ProcessHandle.of(pid)).isPresent();
            assertThat(query(first.postgres(), "show fsync")).isEqualTo("on");
            try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", first.kafka().bootstrapServers()),
                    new StringSerializer(),
                    new StringSerializer())) {
                producer.send(new ProducerRecord<>("kept", "key", "value")).get();
            }
            assertThatThrownBy(first::oidc).hasMessageContaining("OIDC was not started");
        }
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();

        try (EmbeddedStack second = builder(directory).start()) {
            assertThat(query(second.postgres(), "select answer from kept")).isEqualTo("42");
            assertThat(read(second.kafka(), "kept")).containsExactly("value");
        }
    }

    @Test
    void usesGivenServers() throws SQLException {
        EmbeddedStack running = SharedStack.get();
        System.setProperty("bookingkit.stack.postgres", running.postgres().url());
        System.setProperty("bookingkit.stack.kafka", running.kafka().bootstrapServers());
        try (EmbeddedStack given = EmbeddedStack.builder()
                .mode(Mode.GIVEN)
                .only(Part.POSTGRES, Part.KAFKA)
                .start()) {
            assertThat(given.postgres().port()).isEqualTo(running.postgres().port());
            assertThat(query(given.postgres(), "select 1")).isEqualTo("1");
            assertThat(given.kafka()).isEqualTo(running.kafka());
        } finally {
            System.clearProperty("bookingkit.stack.postgres");
            System.clearProperty("bookingkit.stack.kafka");
        }
        assertThat(query(running.postgres(), "select 1")).isEqualTo("1");
    }

    @Test
    void aFailedStartLeavesNothingRunning(@TempDir Path directory) throws Exception {
        StackBuilder builder = builder(directory).afterPostgres(database -> {
            throw new IllegalArgumentException("planted");
        });

        assertThatThrownBy(builder::start).hasMessageContaining("planted");

        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private static StackBuilder builder(Path directory) {
        return EmbeddedStack.builder().only(Part.POSTGRES, Part.KAFKA).dataDirectory(directory);
    }

    private static JWTClaimsSet verify(OidcServer oidc, String token) throws Exception {
        JWKSet keys = JWKSet.load(URI.create(oidc.jwks()).toURL());
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                OidcServer.AUDIENCE,
                new JWTClaimsSet.Builder().issuer(oidc.issuer()).build(),
                Set.of("sub", "exp")));
        return processor.process(token, null);
    }

    private static List<String> read(Kafka kafka, String topic) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        "reader-" + System.nanoTime(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            List<String> values = new ArrayList<>();
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.isEmpty() && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private static String query(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).as(Arrays.toString(new String[] {sql})).isTrue();
            return result.getString(1);
        }
    }
}
