package dev.bookingkit.check;

import com.fasterxml.jackson.databind.JsonNode;
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

    /** What a request made: a booking, a seat or a series. */
    record Made(String kind, String id) {

        @Override
        public String toString() {
            return kind + " " + id;
        }
    }

    private final Map<String, Made> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final Map<String, Instant> holds = new ConcurrentHashMap<>();
    private final Set<String> bookedHolds = ConcurrentHashMap.newKeySet();
    private final Collection<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicInteger violationCount = new AtomicInteger();
    private final AtomicLong operations = new AtomicLong();
    private final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> unsettled = new ConcurrentHashMap<>();

    /** The request under this key made this. */
    void acknowledged(String key, Made made) {
        acknowledged.put(key, made);
    }

    /** The request under this key made nothing. */
    void refused(String key) {
        refused.add(key);
    }

    /** How its last answer left it, in the words of {@link Acknowledged}. */
    void known(String id, String state) {
        known.put(id, state);
    }

    /** How its last answer left a booking. */
    void known(JsonNode booking) {
        known(
                booking.get("id").asText(),
                booking.get("status").asText() + " at "
                        + booking.get("startsAt").asText());
    }

    void held(String holdId, Instant expiresAt) {
        holds.put(holdId, expiresAt);
    }

    /** The hold became a booking. */
    void heldAndBooked(String holdId) {
        bookedHolds.add(holdId);
    }

    void done(String operation, int status) {
        operations.incrementAndGet();
        count(outcomes, operation + " " + status);
    }

    /** An attempt after which nobody knows yet: a status, or that there was no answer. */
    void unsettled(String how) {
        count(unsettled, how);
    }

    private static void count(Map<String, AtomicInteger> counts, String what) {
        counts.computeIfAbsent(what, first -> new AtomicInteger()).incrementAndGet();
    }

    void broken(String promise, String what) {
        if (violationCount.incrementAndGet() <= MOST_VIOLATIONS) {
            violations.add(promise + ": " + what);
        }
    }

    Map<String, Made> acknowledged() {
        return acknowledged;
    }

    Set<String> refused() {
        return refused;
    }

    Map<String, String> known() {
        return known;
    }

    /** When each expires. */
    Map<String, Instant> holds() {
        return holds;
    }

    Set<String> bookedHolds() {
        return bookedHolds;
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

    Map<String, AtomicInteger> unsettled() {
        return unsettled;
    }
}
