package dev.bookingkit.seat;

import dev.bookingkit.problem.Problem;

/** What a session answers to someone who wants to join. */
sealed interface Admission {

    /** There are seats. */
    record Seated() implements Admission {}

    /** There are none, and the attendee waits. */
    record Waiting() implements Admission {}

    record Refused(Problem problem) implements Admission {}
}
