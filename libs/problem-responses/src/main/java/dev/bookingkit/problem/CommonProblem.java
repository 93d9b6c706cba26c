package dev.bookingkit.problem;

import java.util.List;
import java.util.Map;

/** The problems that any service can answer with. */
public sealed interface CommonProblem extends Problem {

    /** The request says something that cannot be; {@code errors} points to each place. */
    record InvalidRequest(String detail, List<FieldError> errors) implements CommonProblem {

        public static InvalidRequest at(String pointer, String detail) {
            return new InvalidRequest(detail, List.of(new FieldError(pointer, detail)));
        }

        @Override
        public ProblemType type() {
            return ProblemType.INVALID_REQUEST;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("errors", errors);
        }
    }

    /** Missing, of another tenant, or not for these eyes: all the same to the client. */
    record NotFound(String detail) implements CommonProblem {

        public static NotFound of(String what) {
            return new NotFound("There is no such " + what + ".");
        }

        @Override
        public ProblemType type() {
            return ProblemType.NOT_FOUND;
        }
    }

    record Unauthenticated(String detail) implements CommonProblem {

        @Override
        public ProblemType type() {
            return ProblemType.UNAUTHENTICATED;
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("WWW-Authenticate", "Bearer");
        }
    }

    record Forbidden(String detail) implements CommonProblem {

        @Override
        public ProblemType type() {
            return ProblemType.FORBIDDEN;
        }
    }

    record AlreadyExists(String detail) implements CommonProblem {

        @Override
        public ProblemType type() {
            return ProblemType.ALREADY_EXISTS;
        }
    }

    record InUse(String detail) implements CommonProblem {

        @Override
        public ProblemType type() {
            return ProblemType.IN_USE;
        }
    }

    /** Another transaction holds the time, as the database says. */
    record SlotTaken(String detail) implements CommonProblem {

        public static SlotTaken now() {
            return new SlotTaken("Someone else has just taken this time; ask for the slots again.");
        }

        @Override
        public ProblemType type() {
            return ProblemType.SLOT_TAKEN;
        }
    }

    record TooLarge(String detail) implements CommonProblem {

        @Override
        public ProblemType type() {
            return ProblemType.TOO_LARGE;
        }
    }

    /** A server behind the service does not answer; the same request may succeed later. */
    record Unavailable(String detail, int retryAfterSeconds) implements CommonProblem {

        public static Unavailable shortly() {
            return new Unavailable("Try again in a moment.", 2);
        }

        @Override
        public ProblemType type() {
            return ProblemType.UNAVAILABLE;
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("Retry-After", Integer.toString(retryAfterSeconds));
        }
    }

    /** An error that HTTP itself names, such as a wrong method, with nothing more to say. */
    record Protocol(ProblemType type, String detail) implements CommonProblem {}
}
