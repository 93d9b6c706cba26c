package dev.bookingkit.idempotency;

import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.ProblemType;
import java.util.Map;

/** Why a key is refused. */
public sealed interface IdempotencyProblem extends Problem {

    /** The key stands for another request. */
    record Conflict() implements IdempotencyProblem {

        @Override
        public ProblemType type() {
            return ProblemType.IDEMPOTENCY_CONFLICT;
        }

        @Override
        public String detail() {
            return "This Idempotency-Key was used with another body or address; use a new key for a new request.";
        }
    }

    /** The first request with the key has not been answered yet. */
    record InFlight() implements IdempotencyProblem {

        @Override
        public ProblemType type() {
            return ProblemType.IDEMPOTENCY_IN_FLIGHT;
        }

        @Override
        public String detail() {
            return "Wait for the first request with this Idempotency-Key, then repeat this one.";
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("Retry-After", "1");
        }
    }
}
