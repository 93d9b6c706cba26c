package dev.bookingkit.seat;

import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.ProblemType;
import dev.bookingkit.schema.SeatStatus;
import java.util.Map;

/** Why a seat or a session's capacity cannot be changed. */
public sealed interface SeatProblem extends Problem {

    /** The seat is in a status that this does not start from. */
    record WrongStatus(SeatStatus current) implements SeatProblem {

        @Override
        public ProblemType type() {
            return ProblemType.WRONG_STATUS;
        }

        @Override
        public String detail() {
            return "The seat is " + current.wireName() + " and has no open offer.";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("currentStatus", current.wireName());
        }
    }

    /** The offered seat has gone on to the next. */
    record OfferExpired() implements SeatProblem {

        @Override
        public ProblemType type() {
            return ProblemType.HOLD_EXPIRED;
        }

        @Override
        public String detail() {
            return "The time to take this seat has run out; join again.";
        }
    }

    /** A session cannot be smaller than what is taken of it. */
    record SeatsTaken(int taken) implements SeatProblem {

        @Override
        public ProblemType type() {
            return ProblemType.IN_USE;
        }

        @Override
        public String detail() {
            return taken + " seats are taken or on offer; the session cannot have fewer.";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("seatsTaken", taken);
        }
    }
}
