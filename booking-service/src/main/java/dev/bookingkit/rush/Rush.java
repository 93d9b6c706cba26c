package dev.bookingkit.rush;

import dev.bookingkit.placement.SlotProblem;
import dev.bookingkit.problem.CommonProblem.Unavailable;
import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Lets few at a time of a replica ask the database for one thing; the others wait without a connection.
 *
 * <p>The database lets one transaction after the other pass anyway. Those who queue there hold the connections that all other
 * requests need, and most of a crowd hear the same: it is gone. So a {@link SlotProblem} is told to everyone who waits on the
 * same terms and came before the refused one's turn began: what its transaction saw was so while they were asking.
 */
@ApplicationScoped
public class Rush {

    private final Vertx vertx;
    private final Duration longestWait;
    private final Map<Wish.Whole, Line> lines = new HashMap<>();

    Rush(
            Vertx vertx,
            @ConfigProperty(name = "bookingkit.database.statement-timeout", defaultValue = "4s") Duration longestWait) {
        this.vertx = vertx;
        this.longestWait = longestWait;
    }

    /**
     * Fails as {@code unavailable} when it waits for its turn longer than a statement may take.
     *
     * @param work a whole transaction; once begun, it runs to its end whoever leaves
     * @param refused instead of it, for whom another one's refusal is told
     */
    public <T> Uni<T> ask(Wish wish, Supplier<Uni<T>> work, Function<Problem, Uni<T>> refused) {
        return Uni.createFrom().emitter(answer -> new Request<>(wish, work, refused, answer).enter(wish.atATime()));
    }

    private synchronized boolean enter(Request<?> request, int atATime) {
        return lines.computeIfAbsent(request.thing, thing -> new Line(atATime)).enter(request);
    }

    private synchronized boolean giveUp(Request<?> request) {
        Line line = lines.get(request.thing);
        return line != null && line.giveUp(request);
    }

    private record Then(List<Line.Asking> told, Line.@Nullable Asking next) {}

    private synchronized Then end(Request<?> request, boolean refused) {
        Line line = Objects.requireNonNull(lines.get(request.thing));
        Then then = new Then(refused ? line.takeAlike(request) : List.of(), line.next());
        if (line.isEmpty()) {
            lines.remove(request.thing);
        }
        return then;
    }

    private static @Nullable Problem refusal(Throwable failure) {
        return failure instanceof ProblemException refused && refused.problem() instanceof SlotProblem problem
                ? problem
                : null;
    }

    /** Does all on the context on which it was asked. */
    private final class Request<T> extends Line.Asking {

        private final Wish.Whole thing;
        private final Supplier<Uni<T>> work;
        private final Function<Problem, Uni<T>> refused;
        private final UniEmitter<? super T> answer;
        private final Context context = vertx.getOrCreateContext();
        private long timer;

        Request(Wish wish, Supplier<Uni<T>> work, Function<Problem, Uni<T>> refused, UniEmitter<? super T> answer) {
            super(wish.terms());
            this.thing = wish.whole();
            this.work = work;
            this.refused = refused;
            this.answer = answer;
        }

        void enter(int atATime) {
            if (Rush.this.enter(this, atATime)) {
                run();
            } else {
                timer = vertx.setTimer(longestWait.toMillis(), late -> giveUp());
            }
        }

        @Override
        void goAhead() {
            onContext(this::run);
        }

        @Override
        void hear(Problem refusal) {
            onContext(() -> Uni.createFrom()
                    .deferred(() -> refused.apply(refusal))
                    .subscribe()
                    .with(answer::complete, answer::fail));
        }

        private void onContext(Runnable then) {
            context.runOnContext(nothing -> {
                vertx.cancelTimer(timer);
                then.run();
            });
        }

        private void run() {
            Uni.createFrom()
                    .deferred(work::get)
                    .onItemOrFailure()
                    .invoke((done, failure) -> end(failure == null ? null : refusal(failure)))
                    .subscribe()
                    .with(answer::complete, answer::fail);
        }

        private void end(@Nullable Problem refusal) {
            Then then = Rush.this.end(this, refusal != null);
            if (refusal != null) {
                for (Line.Asking told : then.told()) {
                    told.hear(refusal);
                }
            }
            Line.Asking next = then.next();
            if (next != null) {
                next.goAhead();
            }
        }

        private void giveUp() {
            if (Rush.this.giveUp(this)) {
                answer.fail(Unavailable.shortly().exception());
            }
        }
    }
}
