package dev.bookingkit.placement;

import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.ProblemException;
import dev.bookingkit.problem.ProblemType;
import dev.bookingkit.schedule.offer.Refusal;
import dev.bookingkit.slot.Reason;
import java.util.List;
import java.util.Map;

/** Why a time cannot be had. */
public sealed interface SlotProblem extends Problem {

    static SlotProblem of(Refusal refusal) {
        return of(refusal.first(), refusal.causes());
    }

    /** Whether that is why it failed. */
    static boolean isIn(Throwable failure) {
        return failure instanceof ProblemException refused && refused.problem() instanceof SlotProblem;
    }

    /** Of a refusal by the engine: someone else has the time, or it is not offered. */
    static SlotProblem of(Reason reason, List<String> causes) {
        return switch (reason) {
            case ALREADY_BOOKED, BUFFER_CONFLICT, HELD -> new SlotTaken(reason, causes);
            case OUTSIDE_AVAILABILITY,
                    BLOCKED_DATE,
                    OUT_OF_OFFICE,
                    NOTICE_TOO_SHORT,
                    BEYOND_HORIZON,
                    CAP_REACHED,
                    NOT_RELEASED,
                    OFF_GRID,
                    INACTIVE -> new SlotUnavailable(reason, causes);
        };
    }

    /** A booking or a hold has the time. */
    record SlotTaken(Reason reason, List<String> causes) implements SlotProblem {

        @Override
        public ProblemType type() {
            return ProblemType.SLOT_TAKEN;
        }

        @Override
        public String detail() {
            return "Someone else has taken this time; ask for the slots again.";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("reason", reason.wireName(), "causes", causes);
        }
    }

    /** The time is not offered. */
    record SlotUnavailable(Reason reason, List<String> causes) implements SlotProblem {

        @Override
        public ProblemType type() {
            return ProblemType.SLOT_UNAVAILABLE;
        }

        @Override
        public String detail() {
            return "This time is not offered (" + reason.wireName() + "); choose one of the slots.";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("reason", reason.wireName(), "causes", causes);
        }
    }
}
