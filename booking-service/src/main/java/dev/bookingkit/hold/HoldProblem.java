package dev.bookingkit.hold;

import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.ProblemType;

/** Why a hold is of no use. */
public sealed interface HoldProblem extends Problem {

    /** Its time is over, or it was released or used. */
    record HoldExpired() implements HoldProblem {

        @Override
        public ProblemType type() {
            return ProblemType.HOLD_EXPIRED;
        }

        @Override
        public String detail() {
            return "This hold has ended; ask for the slots again.";
        }
    }
}
