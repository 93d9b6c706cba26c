package dev.bookingkit.stripe;

import dev.bookingkit.stripe.StripeAnswer.Answered;
import dev.bookingkit.stripe.StripeAnswer.Unanswered;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where calls block: a bounded number of threads, so that a Stripe that hangs takes nothing else with it. */
@Singleton
class StripeThreads {

    private final ExecutorService threads;
    private final Duration callTimeout;

    StripeThreads(StripeConfig config) {
        this.callTimeout = config.callTimeout();
        this.threads = new ThreadPoolExecutor(
                0,
                config.concurrency(),
                30,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("stripe-", 0).factory());
    }

    /** Runs the call off the event loop and comes back to the caller's context with the answer. */
    <T> Uni<StripeAnswer<T>> call(Callable<T> call) {
        return Uni.createFrom()
                .item(() -> answer(call))
                .runSubscriptionOn(threads)
                .ifNoItem()
                .after(callTimeout)
                .recoverWithItem(() -> new Unanswered<>("no answer within " + callTimeout))
                .onFailure(RejectedExecutionException.class)
                .recoverWithItem(() -> new Unanswered<>("too many calls at the same time"))
                .emitOn(callersContext());
    }

    private static <T> StripeAnswer<T> answer(Callable<T> call) {
        try {
            return new Answered<>(call.call());
        } catch (Exception failure) {
            return StripeFailures.answer(failure);
        }
    }

    private static Executor callersContext() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : command -> context.runOnContext(nothing -> command.run());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
