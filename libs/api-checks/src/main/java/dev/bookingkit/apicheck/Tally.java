package dev.bookingkit.apicheck;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts, for the summary. */
final class Tally {

    final AtomicInteger sent = new AtomicInteger();
    final AtomicInteger failed = new AtomicInteger();
    private final Map<String, Integer> skipped = new TreeMap<>();

    void skipped(Skip skip) {
        synchronized (skipped) {
            skipped.merge(skip.row() + " of " + skip.operation() + ": " + skip.reason(), 1, Integer::sum);
        }
    }

    String summary(int operations) {
        StringBuilder text = new StringBuilder(
                "Bad input: " + operations + " operations walked, " + sent + " cases sent, " + failed + " failed");
        synchronized (skipped) {
            skipped.forEach((what, count) ->
                    text.append("\n  skipped ").append(count).append(" × ").append(what));
        }
        return text.toString();
    }
}
