package dev.bookingkit.check;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the clients were told. */
final class Ledger {

    private static final int MOST_VIOLATIONS = 200;

    /** A booking as its last answer left it. */
    record Known(String status, Instant startsAt) {}

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Collection<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicInteger violationCount = new AtomicInteger();
    private final AtomicLong operations = new AtomicLong();
    private final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();

    /** The request under this key made this booking. */
    void acknowledged(String key, String bookingId) {
        acknowledged.put(key, bookingId);
    }

    /** The request under this key made nothing. */
    void refused(String key) {
        refused.add(key);
    }

    void known(String bookingId, String status, Instant startsAt) {
        known.put(bookingId, new Known(status, startsAt));
    }

    /** Others change it too: nothing is known of it any more. */
    void forget(String bookingId) {
        known.remove(bookingId);
    }

    void done(String operation, int status) {
        operations.incrementAndGet();
        outcomes.computeIfAbsent(operation + " " + status, outcome -> new AtomicInteger())
                .incrementAndGet();
    }

    void broken(String promise, String what) {
        if (violationCount.incrementAndGet() <= MOST_VIOLATIONS) {
            violations.add(promise + ": " + what);
        }
    }

    Map<String, String> acknowledged() {
        return acknowledged;
    }

    Set<String> refused() {
        return refused;
    }

    Map<String, Known> known() {
        return known;
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    long operations() {
        return operations.get();
    }

    Map<String, AtomicInteger> outcomes() {
        return outcomes;
    }
}
