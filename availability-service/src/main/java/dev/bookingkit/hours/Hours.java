package dev.bookingkit.hours;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import java.time.LocalTime;

/** What local times may make a window: an end before the start is on the next day, and midnight to midnight is a whole day. */
final class Hours {

    private Hours() {}

    /** Refuses other equal times, which are a slip more often than 24 hours. */
    static void requireUnambiguous(LocalTime startTime, LocalTime endTime, String pointer) {
        if (startTime.equals(endTime) && !startTime.equals(LocalTime.MIDNIGHT)) {
            throw InvalidRequest.at(pointer + "/endTime", "This equals startTime; a whole day is 00:00 to 00:00.")
                    .exception();
        }
    }
}
