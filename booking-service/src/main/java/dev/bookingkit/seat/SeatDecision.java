package dev.bookingkit.seat;

import dev.bookingkit.problem.Problem;

/** What a seat answers to a change. */
sealed interface SeatDecision {

    record Accepted() implements SeatDecision {}

    /** It is so already. */
    record Moot() implements SeatDecision {}

    record Refused(Problem problem) implements SeatDecision {}

    /** Whether there is something to write; fails where it was refused. */
    default boolean required() {
        return switch (this) {
            case Accepted accepted -> true;
            case Moot moot -> false;
            case Refused refused -> throw refused.problem().exception();
        };
    }
}
