package dev.bookingkit.booking;

import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.ProblemType;
import dev.bookingkit.schema.BookingStatus;
import java.time.Instant;
import java.util.Map;

/** Why a booking cannot be changed. */
public sealed interface BookingProblem extends Problem {

    /** The booking is in a status that the operation does not start from. */
    record WrongStatus(BookingStatus current) implements BookingProblem {

        @Override
        public ProblemType type() {
            return ProblemType.WRONG_STATUS;
        }

        @Override
        public String detail() {
            return "The booking is " + current.wireName() + ", which does not allow this.";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("currentStatus", current.wireName());
        }
    }

    /** A booking is completed, or marked as no-show, once it has started. */
    record TooEarly(Instant from) implements BookingProblem {

        @Override
        public ProblemType type() {
            return ProblemType.TOO_EARLY;
        }

        @Override
        public String detail() {
            return "The booking has not started yet; this can be done from " + from + " on.";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("from", from.toString());
        }
    }

    /** The event type's cut-off for guests has passed. */
    record TooLate(Instant until) implements BookingProblem {

        @Override
        public ProblemType type() {
            return ProblemType.TOO_LATE;
        }

        @Override
        public String detail() {
            return "Guests could do this until " + until + "; ask the host.";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("until", until.toString());
        }
    }

    /** {@code If-Match} names another version than the booking has. */
    record VersionMismatch(int current) implements BookingProblem {

        @Override
        public ProblemType type() {
            return ProblemType.VERSION_MISMATCH;
        }

        @Override
        public String detail() {
            return "The booking has changed; read it again, its version is " + current + ".";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("currentVersion", current);
        }
    }
}
