package dev.bookingkit.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows from an attempt. */
sealed interface AttemptDecision {

    /** A 2xx answer. */
    record Succeeded() implements AttemptDecision {}

    /** Another attempt at this time. */
    record Retry(Instant at) implements AttemptDecision {}

    /** No further attempt. {@code disableReason} is null unless the subscription is to be disabled. */
    record GivenUp(boolean blocked, @Nullable String disableReason) implements AttemptDecision {}
}
