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

    private final Vertx vertx;
    private final Transactions transactions;
    private final LeasedTimers timers;
    private final TimerConfig config;
    private final Clock clock;
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
            handlers.forEach(handler -> lookFor(handler, new AtomicInteger()));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void lookFor(TimerHandler handler, AtomicInteger running) {
        int free = handler.concurrency() - running.get();
        if (stopped) {
            return;
        }
        if (free <= 0) {
            lookLater(handler, running);
            return;
        }
        transactions
                .inBackground(() -> timers.lease(handler.kind(), free, config.lease()))
                .subscribe()
                .with(
                        due -> {
                            due.forEach(timer -> run(handler, timer, running));
                            if (due.size() == free) {
                                vertx.runOnContext(nothing -> lookFor(handler, running));
                            } else {
                                lookLater(handler, running);
                            }
                        },
                        failure -> {
                            LOG.warnf("cannot look for timers of kind %s: %s", handler.kind(), failure.getMessage());
                            lookLater(handler, running);
                        });
    }

    private void lookLater(TimerHandler handler, AtomicInteger running) {
        vertx.setTimer(config.pollInterval().toMillis(), id -> lookFor(handler, running));
    }

    private void run(TimerHandler handler, Timer timer, AtomicInteger running) {
        running.incrementAndGet();
        transactions
                .inBackground(() -> handler.fire(timer))
                .onFailure()
                .recoverWithItem(failure -> again(timer, failure))
                .chain(outcome -> transactions.inBackground(() -> settle(timer, outcome)))
                .onTermination()
                .invoke(running::decrementAndGet)
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf("timer %s %s will run again: %s", timer.kind(), timer.id(), failure));
    }

    private Uni<Void> settle(Timer timer, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> timers.remove(timer);
            case Outcome.Again again -> timers.postpone(timer, again.at());
        };
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
