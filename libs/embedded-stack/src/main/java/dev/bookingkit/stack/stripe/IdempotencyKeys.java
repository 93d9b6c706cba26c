package dev.bookingkit.stack.stripe;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stripe's idempotency: the first answer of a key, errors included, is the answer to every repetition. */
final class IdempotencyKeys {

    private static final class Entry {
        private final String request;
        private @Nullable Answer answer;

        Entry(String request) {
            this.request = request;
        }
    }

    record Outcome(Answer answer, boolean replayed) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** @param request path and parameters, to tell a repetition from another use of the key */
    Outcome once(@Nullable String key, String request, Supplier<Answer> work) {
        if (key == null) {
            return new Outcome(work.get(), false);
        }
        Entry mine = new Entry(request);
        Entry entry = entries.putIfAbsent(key, mine);
        if (entry != null) {
            return new Outcome(replay(entry, request), true);
        }
        Answer answer = work.get();
        synchronized (mine) {
            mine.answer = answer;
        }
        return new Outcome(answer, false);
    }

    private static Answer replay(Entry entry, String request) {
        if (!entry.request.equals(request)) {
            throw StripeError.of(
                    400,
                    "idempotency_error",
                    "Keys for idempotent requests can only be used with the same parameters they were first used with.");
        }
        synchronized (entry) {
            if (entry.answer == null) {
                throw StripeError.of(
                        409,
                        "idempotency_error",
                        "idempotency_key_in_use",
                        "There is currently another in-progress request using this Idempotent Key.");
            }
            return entry.answer;
        }
    }
}
