package dev.bookingkit.webhook;

import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
sealed interface SendResult {

    /**
     * The receiver answered.
     *
     * @param excerpt the start of its body
     * @param retryAfter its header of that name, as sent
     */
    record Answered(int status, String excerpt, @Nullable String retryAfter) implements SendResult {

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** There was no answer: not resolved, not connected, broken off, or too slow. */
    record Unreachable(String error) implements SendResult {}

    /** Nothing was sent: the target is not public. */
    record Blocked(String reason) implements SendResult {}
}
