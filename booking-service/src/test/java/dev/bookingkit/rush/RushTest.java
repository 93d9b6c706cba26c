package dev.bookingkit.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bookingkit.placement.SlotProblem;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.problem.CommonProblem.Unavailable;
import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.ProblemException;
import dev.bookingkit.slot.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

class RushTest {

    private static final int AT_A_TIME = 4;
    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final Wish ONE = wish("one seat");
    private static final Wish TWO = wish("two seats");
    private static final Problem GONE = SlotProblem.of(Reason.ALREADY_BOOKED, List.of());

    private final Vertx vertx = Vertx.vertx();
    private final Rush rush = new Rush(vertx, Duration.ofSeconds(10));

    /** What has begun, to be ended by the test. */
    private final ConcurrentLinkedQueue<CompletableFuture<String>> begun = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void fewAskAtATime() {
        List<CompletableFuture<String>> answers = ask(rush, ONE, 10);

        for (int ended = 0; ended < 10; ended++) {
            int atMost = Math.min(AT_A_TIME, 10 - ended);
            Awaitility.await().pollDelay(Duration.ofMillis(20)).until(() -> begun.size() == atMost);
            begun.remove().complete("seat");
        }

        assertThat(answers).extracting(CompletableFuture::join).containsOnly("seat");
    }

    @Test
    void turnsComeInTheOrderOfAsking() {
        ask(rush, ONE, AT_A_TIME);
        awaitBegun(AT_A_TIME);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 5; i++) {
            String name = "client" + i;
            rush.ask(ONE, () -> Uni.createFrom().item(name).invoke(order::add), RushTest::told)
                    .subscribe()
                    .with(done -> {});
        }

        begun.remove().complete("seat");

        Awaitility.await().until(() -> order.size() == 5);
        assertThat(order).isSorted();
    }

    @Test
    void otherThingsAndOrganizationsDoNotWait() {
        ask(rush, ONE, AT_A_TIME);
        awaitBegun(AT_A_TIME);

        ask(rush, new Wish(ORGANIZATION, "another session", "one seat", AT_A_TIME), 1);
        ask(rush, new Wish(UUID.randomUUID(), ONE.thing(), "one seat", AT_A_TIME), 1);

        awaitBegun(AT_A_TIME + 2);
    }

    @Test
    void whoCameBeforeTheRefusedTurnIsToldWithIt() {
        ask(rush, ONE, AT_A_TIME);
        List<CompletableFuture<String>> waiting = ask(rush, ONE, 3);
        awaitBegun(AT_A_TIME);

        begun.remove().complete("seat");
        awaitBegun(AT_A_TIME);
        refuseLast(GONE);

        assertThatThrownBy(waiting.getFirst()::join).hasMessageContaining(GONE.detail());
        assertThat(waiting.subList(1, 3)).extracting(CompletableFuture::join).containsOnly("told " + GONE.detail());
        assertThat(begun).hasSize(AT_A_TIME - 1);
    }

    /** The time may have been given back since that turn began. */
    @Test
    void whoCameAfterTheRefusedTurnBeganAsks() {
        ask(rush, ONE, AT_A_TIME);
        awaitBegun(AT_A_TIME);
        List<CompletableFuture<String>> later = ask(rush, ONE, 1);

        begun.remove().completeExceptionally(GONE.exception());
        awaitBegun(AT_A_TIME);
        begun.forEach(turn -> turn.complete("seat"));

        assertThat(later.getFirst()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("seat");
    }

    @Test
    void whoAsksOnOtherTermsAsks() {
        ask(rush, ONE, AT_A_TIME);
        ask(rush, TWO, 1);
        List<CompletableFuture<String>> waiting = ask(rush, ONE, 1);
        awaitBegun(AT_A_TIME);

        begun.remove().complete("seat");
        awaitBegun(AT_A_TIME);
        refuseLast(GONE);
        awaitBegun(AT_A_TIME);
        begun.forEach(turn -> turn.complete("seat"));

        assertThat(waiting.getFirst()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("seat");
    }

    @Test
    void whatFailsOtherwiseIsNotTold() {
        ask(rush, ONE, AT_A_TIME);
        List<CompletableFuture<String>> waiting = ask(rush, ONE, 2);
        awaitBegun(AT_A_TIME);

        begun.remove().complete("seat");
        awaitBegun(AT_A_TIME);
        refuseLast(NotFound.of("event type"));
        awaitBegun(AT_A_TIME);
        begun.forEach(turn -> turn.complete("seat"));

        assertThat(waiting.getLast()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("seat");
    }

    @Test
    void whatFailsGivesItsTurnToTheNext() {
        List<CompletableFuture<String>> answers = ask(rush, ONE, AT_A_TIME * 2);

        for (int i = 0; i < AT_A_TIME * 2; i++) {
            Awaitility.await().until(() -> !begun.isEmpty());
            begun.remove().completeExceptionally(new IllegalArgumentException());
        }

        answers.forEach(answer -> assertThatThrownBy(answer::join).hasCauseInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void whatThrowsGivesItsTurnToTheNext() {
        List<CompletableFuture<String>> answers = IntStream.range(0, AT_A_TIME * 2)
                .mapToObj(i -> rush.<String>ask(
                                ONE,
                                () -> {
                                    throw new IllegalArgumentException();
                                },
                                RushTest::told)
                        .subscribeAsCompletionStage())
                .toList();

        answers.forEach(answer -> assertThatThrownBy(answer::join).hasCauseInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void whoWaitsTooLongIsToldAndTakesNoTurn() {
        Rush hasty = new Rush(vertx, Duration.ofMillis(200));
        ask(hasty, ONE, AT_A_TIME);
        awaitBegun(AT_A_TIME);

        ask(hasty, ONE, AT_A_TIME)
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
        ask(hasty, ONE, AT_A_TIME);
        awaitBegun(AT_A_TIME);
    }

    @Test
    void whoLeavesDoesNotEndWhatHasBegun() {
        rush.ask(ONE, this::work, RushTest::told).subscribe().with(seat -> {}).cancel();
        ask(rush, ONE, AT_A_TIME);

        awaitBegun(AT_A_TIME);
        begun.remove().complete("seat");
        awaitBegun(AT_A_TIME);
    }

    private void awaitBegun(int turns) {
        Awaitility.await().until(() -> begun.size() == turns);
    }

    private void refuseLast(Problem problem) {
        CompletableFuture<String> last = new ArrayList<>(begun).getLast();
        begun.remove(last);
        last.completeExceptionally(problem.exception());
    }

    private List<CompletableFuture<String>> ask(Rush asked, Wish wish, int times) {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(asked.ask(wish, this::work, RushTest::told)
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

    private static Uni<String> told(Problem refusal) {
        return Uni.createFrom().item("told " + refusal.detail());
    }

    private static Wish wish(String terms) {
        return new Wish(ORGANIZATION, "session", terms, AT_A_TIME);
    }
}
