package dev.bookingkit.booking;

import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.ProblemType;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.slot.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Why a booking cannot be made or changed. */
public sealed interface BookingProblem extends Problem {

    /** Of a refusal by the engine: someone else has the time, or it is not offered. */
    static BookingProblem of(Reason reason, List<String> causes) {
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
    record SlotTaken(Reason reason, List<String> causes) implements BookingProblem {

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
    record SlotUnavailable(Reason reason, List<String> causes) implements BookingProblem {

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
