package dev.bookingkit.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bookingkit.problem.CommonProblem.Unavailable;
import dev.bookingkit.problem.ProblemException;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final UUID SESSION = UUID.randomUUID();

    private final Vertx vertx = Vertx.vertx();
    private final Turns turns = new Turns(vertx, Duration.ofSeconds(10));
    private final Principal ann = new Principal.Guest(UUID.randomUUID(), SESSION);

    /** What has begun, to be ended by the test. */
    private final ConcurrentLinkedQueue<CompletableFuture<String>> begun = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void fewAreAtASessionAtATime() {
        List<CompletableFuture<String>> answers = ask(turns, 10);

        for (int ended = 0; ended < 10; ended++) {
            int atMost = Math.min(Turns.AT_A_TIME, 10 - ended);
            Awaitility.await().pollDelay(Duration.ofMillis(20)).until(() -> begun.size() == atMost);
            begun.remove().complete("seat");
        }

        assertThat(answers).extracting(CompletableFuture::join).containsOnly("seat");
    }

    @Test
    void sessionsAndOrganizationsDoNotWaitForOneAnother() {
        ask(turns, Turns.AT_A_TIME);
        Awaitility.await().until(() -> begun.size() == Turns.AT_A_TIME);

        turns.await(ann, UUID.randomUUID(), this::work).subscribe().with(seat -> {});
        turns.await(new Principal.Guest(UUID.randomUUID(), SESSION), SESSION, this::work)
                .subscribe()
                .with(seat -> {});

        Awaitility.await().until(() -> begun.size() == Turns.AT_A_TIME + 2);
    }

    @Test
    void whatFailsGivesItsTurnToTheNext() {
        List<CompletableFuture<String>> answers = ask(turns, Turns.AT_A_TIME * 2);

        for (int i = 0; i < Turns.AT_A_TIME * 2; i++) {
            Awaitility.await().until(() -> !begun.isEmpty());
            begun.remove().completeExceptionally(new IllegalArgumentException());
        }

        answers.forEach(answer -> assertThatThrownBy(answer::join).hasCauseInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void whatThrowsGivesItsTurnToTheNext() {
        List<CompletableFuture<String>> answers = IntStream.range(0, Turns.AT_A_TIME * 2)
                .mapToObj(i -> turns.<String>await(ann, SESSION, () -> {
                            throw new IllegalArgumentException();
                        })
                        .subscribeAsCompletionStage())
                .toList();

        answers.forEach(answer -> assertThatThrownBy(answer::join).hasCauseInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void whoWaitsTooLongIsToldAndTakesNoTurn() {
        Turns hasty = new Turns(vertx, Duration.ofMillis(200));
        ask(hasty, Turns.AT_A_TIME);
        Awaitility.await().until(() -> begun.size() == Turns.AT_A_TIME);

        ask(hasty, Turns.AT_A_TIME)
                .forEach(late -> assertThatThrownBy(late::join)
                        .isInstanceOfSatisfying(
                                CompletionException.class,
                                failure -> assertThat(failure.getCause())
                                        .isInstanceOfSatisfying(
                                                ProblemException.class,
                                                said -> assertThat(said.problem())
                                                        .isInstanceOf(Unavailable.class))));

        List.copyOf(begun).forEach(one -> one.complete("seat"));
        begun.clear();
        ask(hasty, Turns.AT_A_TIME);
        Awaitility.await().until(() -> begun.size() == Turns.AT_A_TIME);
    }

    @Test
    void whoLeavesDoesNotEndWhatHasBegun() {
        turns.await(ann, SESSION, this::work).subscribe().with(seat -> {}).cancel();
        ask(turns, Turns.AT_A_TIME);

        Awaitility.await().until(() -> begun.size() == Turns.AT_A_TIME);
        begun.remove().complete("seat");
        Awaitility.await().until(() -> begun.size() == Turns.AT_A_TIME);
    }

    private List<CompletableFuture<String>> ask(Turns asked, int times) {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(asked.await(ann, SESSION, this::work)
                    .subscribeAsCompletionStage()
                    .orTimeout(20, TimeUnit.SECONDS));
        }
        return answers;
    }

    private Uni<String> work() {
        CompletableFuture<String> seat = new CompletableFuture<>();
        begun.add(seat);
        return Uni.createFrom().completionStage(seat);
    }
}
