package dev.bookingkit.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bookingkit.freshness.LastChanges;
import dev.bookingkit.freshness.SlotsCacheConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives the answer that is kept, where it is certain to be right within the stated age; else finds it out and keeps it. */
@ApplicationScoped
public class Answers {

    /** Of a key and an entry without its answer, roughly. */
    private static final int OVERHEAD = 600;

    private static final String REQUESTS = "bookingkit.slots.cache";

    private final LastChanges changes;
    private final Clock clock;
    private final Duration maxAge;
    private final boolean on;
    private final long heaviest;
    private final Cache<Question, Kept> kept;
    private final ConcurrentMap<Question, Uni<Found>> underWay = new ConcurrentHashMap<>();
    private final Counter hits;
    private final Counter misses;
    private final Counter unsure;

    Answers(LastChanges changes, Clock clock, SlotsCacheConfig config, MeterRegistry metrics) {
        this.changes = changes;
        this.clock = clock;
        this.maxAge = config.maxAge();
        this.on = config.isOn();
        long size = config.maxSize().asLongValue();
        this.heaviest = size / 8;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(size)
                .weigher((Question question, Kept answer) -> answer.weight())
                .expireAfterWrite(maxAge.plusSeconds(1))
                .build();
        this.hits = metrics.counter(REQUESTS, "result", "hit");
        this.misses = metrics.counter(REQUESTS, "result", "miss");
        this.unsure = metrics.counter(REQUESTS, "result", "bypass");
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * The answer to the question.
     *
     * @param insist do not take what is kept, although it would do
     * @param find reads from the database; what it fails with is kept by nobody
     * @param type of all answers to this kind of question
     */
    public <T, A extends Answer> Uni<A> to(
            Question question,
            boolean insist,
            Class<A> type,
            Supplier<Uni<Finding<T>>> find,
            Function<T, A> rendering) {
        boolean certain = on && changes.areHeardWithin(maxAge);
        A there = certain && !insist ? type.cast(recall(question)) : null;
        (there != null ? hits : certain && !insist ? misses : unsure).increment();
        if (there != null) {
            return Uni.createFrom().item(there);
        }
        return certain && !insist
                ? findOutTogether(question, type, find, rendering)
                : findOut(question, find, rendering).map(found -> type.cast(found.answer()));
    }

    private @Nullable Answer recall(Question question) {
        Kept there = kept.getIfPresent(question);
        long moment = changes.moment();
        return there != null
                        && there.isForNow(moment, clock.instant())
                        && changes.areUnchangedSince(there.readAt(), there.cells())
                        && !there.wantsRenewal(moment)
                ? there.answer()
                : null;
    }

    /** Who asks what somebody else is finding out already waits for that answer, and takes it unless it is old by then. */
    private <T, A extends Answer> Uni<A> findOutTogether(
            Question question, Class<A> type, Supplier<Uni<Finding<T>>> find, Function<T, A> rendering) {
        Uni<Found> own = Uni.createFrom()
                .deferred(() -> findOut(question, find, rendering))
                .onTermination()
                .invoke(() -> underWay.remove(question))
                .memoize()
                .indefinitely();
        Uni<Found> others = underWay.putIfAbsent(question, own);
        Uni<Found> answer = others == null
                ? own
                : others.emitOn(CallersContext.get())
                        .chain(found -> changes.areUnchangedSince(found.readAt(), found.cells())
                                ? Uni.createFrom().item(found)
                                : findOut(question, find, rendering));
        return answer.map(found -> type.cast(found.answer()));
    }

    private <T, A extends Answer> Uni<Found> findOut(
            Question question, Supplier<Uni<Finding<T>>> find, Function<T, A> rendering) {
        long readAt = changes.moment();
        return find.get().map(finding -> {
            Instant now = now();
            T value = finding.at().apply(now);
            int[] cells = on ? LastChanges.cells(finding.basis().ids()) : new int[0];
            Found found = new Found(rendering.apply(value), readAt, cells);
            keep(question, finding, value, found, now);
            return found;
        });
    }

    private <T> void keep(Question question, Finding<T> finding, T value, Found found, Instant now) {
        Duration life = shorter(maxAge, finding.basis().heldFor());
        int weight = OVERHEAD + found.answer().bytes() + found.cells().length * Integer.BYTES;
        if (!on
                || !life.isPositive()
                || weight > heaviest
                || !changes.areUnchangedSince(found.readAt(), found.cells())) {
            return;
        }
        Instant until = Steadiness.until(finding.at(), value, now, now.plus(maxAge));
        kept.put(question, Kept.of(found, weight, life, now, until));
    }

    private static Duration shorter(Duration one, @Nullable Duration other) {
        return other == null || one.compareTo(other) < 0 ? one : other;
    }
}
