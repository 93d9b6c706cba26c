package dev.bookingkit.tenant.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedLooksTest {

    private static final byte[] KEY = {1, 2, 3};
    private static final Principal.ApiKey ANN = new Principal.ApiKey(UUID.randomUUID(), UUID.randomUUID(), Set.of());

    private final Vertx vertx = Vertx.vertx();
    private final SharedLooks shared = new SharedLooks(vertx);

    /** What is under way, to be ended by the test. */
    private final ConcurrentLinkedQueue<CompletableFuture<Principal.ApiKey>> looks = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoComesMeanwhileSharesTheNextLook() {
        List<CompletableFuture<Principal.ApiKey>> first = find(SharedLooks.AT_A_TIME);
        List<CompletableFuture<Principal.ApiKey>> later = find(10);

        assertThat(looks).hasSize(SharedLooks.AT_A_TIME);
        looks.remove().complete(ANN);
        awaitLooks(SharedLooks.AT_A_TIME);
        assertThat(first.getFirst().join()).isEqualTo(ANN);
        assertThat(later).noneMatch(CompletableFuture::isDone);
        looks.remove().complete(ANN);
        looks.remove().complete(null);

        assertThat(first.getLast().join()).isEqualTo(ANN);
        assertThat(later).extracting(CompletableFuture::join).containsOnlyNulls();
        assertThat(looks).isEmpty();
    }

    @Test
    void otherKeysDoNotWait() {
        find(SharedLooks.AT_A_TIME);
        shared.find(new byte[] {1, 2, 4}, this::look).subscribe().with(found -> {});
        awaitLooks(SharedLooks.AT_A_TIME + 1);
    }

    @Test
    void whoLookedTogetherFailsTogetherAndNobodyElse() {
        find(SharedLooks.AT_A_TIME);
        List<CompletableFuture<Principal.ApiKey>> together = find(2);
        looks.remove().completeExceptionally(new IllegalStateException());
        awaitLooks(SharedLooks.AT_A_TIME);
        List<CompletableFuture<Principal.ApiKey>> later = find(2);
        looks.remove().completeExceptionally(new IllegalStateException());
        awaitLooks(SharedLooks.AT_A_TIME);
        looks.remove().completeExceptionally(new IllegalStateException());
        looks.remove().complete(ANN);

        together.forEach(it -> assertThatThrownBy(it::join).hasCauseInstanceOf(IllegalStateException.class));
        assertThat(later).extracting(CompletableFuture::join).containsOnly(ANN);
    }

    @Test
    void whatThrowsIsNotTheLast() {
        List<CompletableFuture<Principal.ApiKey>> answers = IntStream.range(0, 5)
                .mapToObj(i -> shared.find(KEY, () -> {
                            throw new IllegalStateException();
                        })
                        .subscribeAsCompletionStage())
                .toList();
        answers.forEach(it -> assertThatThrownBy(it::join).hasCauseInstanceOf(IllegalStateException.class));

        CompletableFuture<Principal.ApiKey> next = find(1).getFirst();
        looks.remove().complete(ANN);
        assertThat(next.join()).isEqualTo(ANN);
    }

    @Test
    void eachIsAnsweredOnItsOwnContext() {
        find(SharedLooks.AT_A_TIME);
        Context mine = vertx.getOrCreateContext();
        CompletableFuture<Context> answeredOn = new CompletableFuture<>();
        mine.runOnContext(now ->
                shared.find(KEY, this::look).subscribe().with(found -> answeredOn.complete(Vertx.currentContext())));
        Awaitility.await().pollDelay(java.time.Duration.ofMillis(50)).until(() -> true);

        looks.remove().complete(ANN);
        awaitLooks(SharedLooks.AT_A_TIME);
        looks.remove().complete(ANN);
        looks.remove().complete(ANN);

        assertThat(answeredOn.orTimeout(10, TimeUnit.SECONDS).join()).isSameAs(mine);
    }

    private void awaitLooks(int underWay) {
        Awaitility.await().until(() -> looks.size() == underWay);
    }

    private List<CompletableFuture<Principal.ApiKey>> find(int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> shared.find(KEY, this::look)
                        .subscribeAsCompletionStage()
                        .orTimeout(10, TimeUnit.SECONDS))
                .toList();
    }

    private Uni<Principal.ApiKey> look() {
        CompletableFuture<Principal.ApiKey> look = new CompletableFuture<>();
        looks.add(look);
        return Uni.createFrom().completionStage(look);
    }
}
