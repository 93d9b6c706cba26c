package dev.bookingkit.stack.stripe;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** What goes wrong, as a test wants it. Faults named "next" strike once per call, in the order they were asked for. */
public final class StripeFaults {

    private sealed interface Next {
        record Status(int status) implements Next {}

        record LostAnswer() implements Next {}
    }

    private final Deque<Next> next = new ConcurrentLinkedDeque<>();
    private volatile Duration delay = Duration.ZERO;
    private volatile int webhookCopies = 1;
    private volatile boolean webhookFirst;

    StripeFaults() {}

    /** Every answer from now on comes this much later; the effect happens before the wait. */
    public void delayAnswers(Duration time) {
        delay = time;
    }

    /** The next request gets this status (500, 429, …) and has no effect. */
    public void failNext(int status) {
        next.add(new Next.Status(status));
    }

    /** The next request has its effect, and the connection is closed without an answer. */
    public void loseNextAnswer() {
        next.add(new Next.LostAnswer());
    }

    /** Every webhook from now on is delivered twice, or once again. */
    public void duplicateWebhooks(boolean on) {
        webhookCopies = on ? 2 : 1;
    }

    /** From now on, webhooks are delivered (one attempt each) before the request that caused them is answered. */
    public void webhooksBeforeAnswers(boolean on) {
        webhookFirst = on;
    }

    /** Everything works again; webhooks held back stay so. */
    public void clear() {
        next.clear();
        delay = Duration.ZERO;
        webhookCopies = 1;
        webhookFirst = false;
    }

    /** Takes the next fault; a failure is thrown, and a lost answer is told. */
    boolean strike() {
        @Nullable Next fault = next.poll();
        if (fault instanceof Next.Status(int status)) {
            throw status == 429
                    ? StripeError.of(429, "invalid_request_error", "rate_limit", "Too many requests")
                    : StripeError.of(status, "api_error", "An unknown error occurred");
        }
        return fault instanceof Next.LostAnswer;
    }

    Duration delay() {
        return delay;
    }

    int webhookCopies() {
        return webhookCopies;
    }

    boolean webhookFirst() {
        return webhookFirst;
    }
}
