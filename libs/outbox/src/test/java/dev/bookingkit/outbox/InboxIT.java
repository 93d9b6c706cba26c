package dev.bookingkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.stack.quarkus.StackTestResource;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackTestResource.class,
        initArgs = @ResourceArg(name = "role", value = "booking_service"),
        scope = TestResourceScope.GLOBAL)
class InboxIT {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String TYPE = "thing.happened";

    private final String consumer = "test-" + UUID.randomUUID();
    private final String effects = "effects-" + UUID.randomUUID();
    private final WrittenOutbox outbox = new WrittenOutbox(SharedStack.get().postgres(), effects);

    @Inject
    Inbox inbox;

    @Inject
    Outbox appended;

    @Inject
    Transactions transactions;

    record Thing(int number) {}

    @Test
    void appliesAnEventOnceHoweverOftenItComes() throws Exception {
        UUID id = UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            consume(message(id, 1), this::effect);
        }

        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void appliesAnEventOnceUnderConcurrency() throws Exception {
        List<UUID> ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ids.forEach(id -> running.add(started(message(id, 1), this::effect).subscribeAsCompletionStage()));
        }
        for (CompletableFuture<Void> each : running) {
            each.get();
        }

        assertThat(effects()).isEqualTo(3);
    }

    @Test
    void appliesAnEventOncePerConsumer() throws Exception {
        UUID id = UUID.randomUUID();
        consume(message(id, 1), this::effect);
        transactions
                .inBackground(() ->
                        inbox.consume(message(id, 1), "other-" + consumer, Set.of(TYPE), Thing.class, this::effect))
                .await()
                .atMost(LONG);

        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void refusesAnIdThatWasSeenWithOtherContent() throws Exception {
        UUID id = UUID.randomUUID();
        consume(message(id, 1), this::effect);

        assertThatThrownBy(() -> consume(message(id, 2), this::effect))
                .isInstanceOf(PoisonEvent.class)
                .hasMessage("the id was seen with other content");
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void waitsForADatabaseThatIsAway() throws Exception {
        AtomicInteger attempts = new AtomicInteger();

        consume(
                message(UUID.randomUUID(), 1),
                event -> attempts.incrementAndGet() <= 5 ? endOwnConnection() : effect(event));

        assertThat(attempts).hasValue(6);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void givesAnEffectThreeAttemptsAndLeavesNothingOfThem() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        UUID id = UUID.randomUUID();

        assertThatThrownBy(() -> consume(
                        message(id, 1),
                        event -> effect(event).invoke(() -> {
                            attempts.incrementAndGet();
                            throw new IllegalStateException("broken");
                        })))
                .hasMessage("broken");
        assertThat(attempts).hasValue(3);
        assertThat(effects()).isZero();

        consume(message(id, 1), this::effect);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void givesUpAnEffectThatAlwaysMeetsAnExclusionConstraint() {
        assertThatThrownBy(() -> consume(
                        message(UUID.randomUUID(), 1),
                        event -> execute("do $$ begin raise exception 'taken' using errcode = '23P01'; end $$")))
                .hasStackTraceContaining("23P01");
    }

    @Test
    void refusesPoison() {
        ConsumerRecord<String, byte[]> poison = new ConsumerRecord<>("things", 0, 0, "key", new byte[] {1});

        assertThatThrownBy(() -> consume(poison, this::effect)).isInstanceOf(PoisonEvent.class);
    }

    private Uni<Void> effect(IncomingEvent<Thing> event) {
        return appended.append(new OutgoingEvent(
                        effects, "thing", "key", "effect.happened", Map.of("of", event.id(), "number", event.data())))
                .replaceWithVoid();
    }

    private static Uni<Void> endOwnConnection() {
        return execute("select pg_terminate_backend(pg_backend_pid())");
    }

    private static Uni<Void> execute(String sql) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql).executeUpdate())
                .replaceWithVoid();
    }

    private void consume(ConsumerRecord<String, byte[]> message, Function<IncomingEvent<Thing>, Uni<Void>> effect) {
        started(message, effect).await().atMost(LONG);
    }

    private Uni<Void> started(
            ConsumerRecord<String, byte[]> message, Function<IncomingEvent<Thing>, Uni<Void>> effect) {
        return transactions.inBackground(() -> inbox.consume(message, consumer, Set.of(TYPE), Thing.class, effect));
    }

    private long effects() throws Exception {
        return outbox.number("select count(*) from outbox where topic = '" + effects + "'");
    }

    private static ConsumerRecord<String, byte[]> message(UUID id, int number) {
        byte[] value = "{\"number\": %d}".formatted(number).getBytes(StandardCharsets.UTF_8);
        var message = new ConsumerRecord<>("things", 0, 0L, "key", value);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_type",
                        TYPE,
                        "ce_organizationid",
                        WrittenOutbox.ORGANIZATION)
                .forEach((name, content) -> CloudEventHeaders.put(message.headers(), name, content));
        return message;
    }
}
