package dev.bookingkit.problem;

import org.jspecify.annotations.Nullable;

/** Carries a {@link Problem} to the client. It has no stack trace: a problem is an answer, not a bug. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    public ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.type().wireName() + ": " + problem.detail(), cause, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
