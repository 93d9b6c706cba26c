package dev.bookingkit.timer;

import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.timer.TimerHandler.Outcome;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Looks for due timers of each kind and hands them to their handler. */
@ApplicationScoped
class TimerWorker {

    private static final Logger LOG = Logger.getLogger(TimerWorker.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** For a statement of the worker's own; a connection may be gone without a word. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Transactions transactions;
    private final LeasedTimers timers;
    private final TimerConfig config;
    private final Clock clock;
    private final AtomicInteger atWork = new AtomicInteger();
    private volatile boolean stopped;

    TimerWorker(Vertx vertx, Transactions transactions, LeasedTimers timers, TimerConfig config, Clock clock) {
        this.vertx = vertx;
        this.transactions = transactions;
        this.timers = timers;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, @All List<TimerHandler> handlers) {
        if (config.enabled()) {
            handlers.forEach(handler -> look(new Lane(handler)));
        }
    }

    /** Lets what runs come to its end: a timer that is cut off waits for the end of its lease. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        long end = System.nanoTime() + FAREWELL.toNanos();
        while (atWork.get() > 0 && System.nanoTime() < end) {
            Thread.sleep(10);
        }
    }

    /** What runs of one kind, here. */
    private static final class Lane {

        private final TimerHandler handler;
        private final AtomicInteger running = new AtomicInteger();

        /** Whether the last look found as many as it asked for: more may be due. */
        private volatile boolean more;

        /** Whether the last look failed: said once, not at each look while the database is away. */
        private volatile boolean blind;

        /** Vert.x's timer of the next look. */
        private volatile long next;

        private Lane(TimerHandler handler) {
            this.handler = handler;
        }

        private int free() {
            return handler.concurrency() - running.get();
        }

        /** Half of the places at a time, so that a look is worth its price. */
        private boolean isWorthALook() {
            return more && running.get() <= handler.concurrency() / 2;
        }

        private void found(List<Timer> due, boolean asMany) {
            if (blind) {
                LOG.infof("looks for timers of kind %s again", handler.kind());
            }
            blind = false;
            running.addAndGet(due.size());
            more = asMany;
        }

        private void couldNotLook(Throwable failure) {
            if (!blind) {
                LOG.warnf("cannot look for timers of kind %s, and goes on trying: %s", handler.kind(), failure);
            }
            blind = true;
        }
    }

    private void look(Lane lane) {
        int free = lane.free();
        if (stopped) {
            return;
        }
        if (free <= 0) {
            lookLater(lane);
            return;
        }
        atWork.incrementAndGet();
        transactions
                .inBackground(() -> timers.lease(lane.handler.kind(), free, config.lease()))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onTermination()
                .invoke(atWork::decrementAndGet)
                .subscribe()
                .with(
                        due -> {
                            lane.found(due, due.size() == free);
                            lookLater(lane);
                            due.forEach(timer -> run(lane, timer));
                        },
                        failure -> {
                            lane.couldNotLook(failure);
                            lookLater(lane);
                        });
    }

    private void lookLater(Lane lane) {
        lane.next = vertx.setTimer(config.pollInterval().toMillis(), id -> look(lane));
    }

    /** Does not wait for the next look where more may be due; of those who end at the same time, one looks. */
    private void leave(Lane lane) {
        lane.running.decrementAndGet();
        if (lane.isWorthALook() && vertx.cancelTimer(lane.next)) {
            vertx.runOnContext(nothing -> look(lane));
        }
    }

    private void run(Lane lane, Timer timer) {
        atWork.incrementAndGet();
        transactions
                .inBackground(() -> lane.handler.fire(timer))
                .ifNoItem()
                .after(config.lease()) // then another replica may run it, and a handler that hangs must not keep its
                // place
                .fail()
                .onFailure()
                .recoverWithItem(failure -> again(timer, failure))
                .chain(outcome -> settle(timer, outcome))
                .onTermination()
                .invoke(() -> {
                    atWork.decrementAndGet();
                    leave(lane);
                })
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf("timer %s %s will run again: %s", timer.kind(), timer.id(), failure));
    }

    /** While the lease lasts: a timer that is not settled waits for its end, however short the database was away. */
    private Uni<Void> settle(Timer timer, Outcome outcome) {
        return transactions
                .inBackground(() -> switch (outcome) {
                    case Outcome.Done done -> timers.remove(timer);
                    case Outcome.Settled settled -> Uni.createFrom().voidItem();
                    case Outcome.More more -> timers.postpone(timer, clock.instant(), 0);
                    case Outcome.Again again -> timers.postpone(timer, again.at(), timer.attempt());
                })
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, SECOND)
                .expireIn(config.lease().toMillis());
    }

    private Outcome again(Timer timer, Throwable failure) {
        LOG.warnf(failure, "timer %s of %s failed at attempt %d", timer.kind(), timer.subjectId(), timer.attempt());
        return new Outcome.Again(clock.instant().plus(pauseAfter(timer.attempt())));
    }

    /** 1, 2, 4 … seconds. */
    private static Duration pauseAfter(int attempt) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempt - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
