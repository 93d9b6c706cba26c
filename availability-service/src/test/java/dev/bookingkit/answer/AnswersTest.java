package dev.bookingkit.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.freshness.LastChanges;
import dev.bookingkit.freshness.SlotsCacheConfig;
import dev.bookingkit.schedule.offer.Basis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final Instant NINE = Instant.parse("2026-03-09T09:00:00Z");
    private static final UUID ADA = UUID.randomUUID();
    private static final UUID TENANT = UUID.randomUUID();
    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private record Asked(String what) {}

    private record Text(String text, int bytes) implements Answer {}

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private final LastChanges changes = new LastChanges(nanos::get);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Answers answers = answers(true);
    private String stored = "one";
    private Duration heldFor;
    private int bytes = 10;
    private Function<Instant, String> suffix = now -> "";
    private Runnable whileReading = () -> {};

    @BeforeEach
    void hear() {
        changes.followedFrom(changes.moment());
        pass(Duration.ofMillis(1));
    }

    @Test
    void findsOutOnce() {
        assertThat(ask("q")).isEqualTo("one");
        assertThat(ask("q")).isEqualTo("one");
        assertThat(reads).hasValue(1);
        assertThat(metrics.counter("bookingkit.slots.cache", "result", "hit").count())
                .isEqualTo(1);
        assertThat(metrics.counter("bookingkit.slots.cache", "result", "miss").count())
                .isEqualTo(1);
    }

    @Test
    void anotherQuestionOrTenantHasAnAnswerOfItsOwn() {
        ask("q");
        stored = "two";
        assertThat(ask("other")).isEqualTo("two");
        assertThat(ask(answers, UUID.randomUUID(), "q", false)).isEqualTo("two");
        assertThat(ask("q")).isEqualTo("one");
    }

    @Test
    void aChangeMakesItFindOutAgain() {
        ask("q");
        pass(Duration.ofMillis(1));
        changes.changed(ADA);
        pass(Duration.ofMillis(1));
        stored = "two";
        assertThat(ask("q")).isEqualTo("two");
        assertThat(ask("q")).isEqualTo("two");
        assertThat(reads).hasValue(2);
    }

    @Test
    void aChangeThatIsHeardBetweenReadAndKeepIsNotLost() {
        whileReading = () -> changes.changed(ADA);
        ask("q");
        whileReading = () -> {};
        stored = "two";
        assertThat(ask("q")).isEqualTo("two");
    }

    @Test
    void whatThisReplicaIsChangingIsNotKept() {
        changes.changing(ADA, Duration.ofSeconds(2));
        ask("q");
        stored = "two";
        assertThat(ask("q")).isEqualTo("two");
        pass(Duration.ofSeconds(2).plusNanos(1));
        ask("q");
        stored = "three";
        assertThat(ask("q")).isEqualTo("two");
    }

    @Test
    void nothingIsOlderThanTheStatedAge() {
        ask("q");
        stored = "two";
        pass(MAX_AGE.dividedBy(5).multipliedBy(4).minusNanos(1));
        assertThat(ask("q")).isEqualTo("one");
        whileReading = () -> pass(MAX_AGE);
        assertThat(ask("q", true)).isEqualTo("two");
        whileReading = () -> {};
        stored = "three";
        assertThat(ask("q")).as("its age counts from before it was read").isEqualTo("three");
    }

    @Test
    void oneRequestRenewsBeforeItIsTooOldWhileOthersTakeIt() {
        ask("q");
        pass(MAX_AGE.dividedBy(5).multipliedBy(4));
        whileReading = () -> {
            whileReading = () -> {};
            assertThat(ask("q")).isEqualTo("one");
        };
        stored = "two";
        assertThat(ask("q")).isEqualTo("two");
        assertThat(ask("q")).isEqualTo("two");
        assertThat(reads).hasValue(2);
    }

    @Test
    void endsWithTheFirstHold() {
        heldFor = Duration.ofSeconds(1);
        ask("q");
        stored = "two";
        pass(Duration.ofSeconds(1));
        assertThat(ask("q")).isEqualTo("two");
    }

    @Test
    void endsWhenTimeAloneChangesIt() {
        suffix = now -> now.isBefore(NINE.plusSeconds(2)) ? "" : ", later";
        ask("q");
        stored = "two";
        pass(Duration.ofMillis(1_900));
        assertThat(ask("q")).isEqualTo("one");
        pass(Duration.ofMillis(100));
        assertThat(ask("q")).isEqualTo("two, later");
    }

    @Test
    void whoInsistsGetsItFromTheDatabase() {
        ask("q");
        stored = "two";
        assertThat(ask("q", true)).isEqualTo("two");
        assertThat(ask("q")).isEqualTo("two");
    }

    @Test
    void withoutNewsNothingIsTakenFromMemory() {
        ask("q");
        nanos.addAndGet(MAX_AGE.toNanos() + 1);
        stored = "two";
        assertThat(ask(answers, TENANT, "q", false)).isEqualTo("two");
        stored = "three";
        assertThat(ask(answers, TENANT, "q", false)).isEqualTo("three");
    }

    @Test
    void canBeSwitchedOff() {
        Answers off = answers(false);
        ask(off, TENANT, "q", false);
        stored = "two";
        assertThat(ask(off, TENANT, "q", false)).isEqualTo("two");
    }

    @Test
    void whatIsTooBigIsNotKept() {
        bytes = 1 << 20;
        ask("q");
        stored = "two";
        assertThat(ask("q")).isEqualTo("two");
    }

    @Test
    void whoAsksTheSameMeanwhileGetsTheSameAnswer() {
        List<CompletableFuture<Text>> others = new ArrayList<>();
        whileReading = () -> others.add(start(answers, TENANT, "q", false));

        assertThat(ask("q")).isEqualTo("one");

        assertThat(others.getFirst())
                .isCompletedWithValueMatching(it -> it.text().equals("one"));
        assertThat(reads).hasValue(1);
    }

    @Test
    void butNotOneThatIsOldByThen() {
        List<CompletableFuture<Text>> others = new ArrayList<>();
        whileReading = () -> {
            whileReading = () -> {};
            others.add(start(answers, TENANT, "q", false));
            stored = "two";
            changes.changed(ADA);
        };

        assertThat(ask("q")).isEqualTo("one");

        assertThat(others.getFirst())
                .isCompletedWithValueMatching(it -> it.text().equals("two"));
        assertThat(reads).hasValue(2);
    }

    @Test
    void failureIsNotWaitedForTwice() {
        whileReading = () -> {
            throw new IllegalStateException("no database");
        };
        assertThat(start(answers, TENANT, "q", false)).isCompletedExceptionally();
        whileReading = () -> {};
        assertThat(ask("q")).isEqualTo("one");
    }

    private String ask(String what) {
        return ask(what, false);
    }

    private String ask(String what, boolean insist) {
        return ask(answers, TENANT, what, insist);
    }

    private String ask(Answers of, UUID tenant, String what, boolean insist) {
        return start(of, tenant, what, insist).join().text();
    }

    private CompletableFuture<Text> start(Answers of, UUID tenant, String what, boolean insist) {
        return of.to(
                        new Question(tenant, new Asked(what)),
                        insist,
                        Text.class,
                        this::find,
                        text -> new Text(text, bytes))
                .subscribeAsCompletionStage();
    }

    private Uni<Finding<String>> find() {
        return Uni.createFrom().item(() -> {
            reads.incrementAndGet();
            String read = stored;
            whileReading.run();
            return new Finding<String>(now -> read + suffix.apply(now), new Basis(Set.of(ADA), heldFor));
        });
    }

    /** Time passes, and the topics are heard all the while. */
    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        changes.heardUpTo(changes.moment());
    }

    private Answers answers(boolean on) {
        return new Answers(
                changes,
                new Clock() {
                    @Override
                    public Instant instant() {
                        return NINE.plusNanos(nanos.get());
                    }

                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                },
                new SlotsCacheConfig() {
                    @Override
                    public boolean enabled() {
                        return on;
                    }

                    @Override
                    public Duration maxAge() {
                        return MAX_AGE;
                    }

                    @Override
                    public MemorySize maxSize() {
                        return new MemorySize(BigInteger.valueOf(1 << 20));
                    }
                },
                metrics);
    }
}
