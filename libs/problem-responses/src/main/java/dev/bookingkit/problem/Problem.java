package dev.bookingkit.problem;

import java.util.Map;

/**
 * One occurrence of an error that a client can understand.
 *
 * <p>Each feature has its own sealed interface that extends this one; its cases are records.
 */
public interface Problem {

    ProblemType type();

    /** What happened this time and what to do about it; shown to the client. */
    String detail();

    /** Further members of the body, by name; JSON values. */
    default Map<String, Object> members() {
        return Map.of();
    }

    /** Response headers that belong to this problem, by name. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /** This problem as a failure. */
    default ProblemException exception() {
        return new ProblemException(this);
    }
}
