package dev.bookingkit.hours;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.slot.AvailabilityRule;
import dev.bookingkit.slot.Schedule;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** What makes hours: an end before the start is on the next day, and midnight to midnight is a whole day. */
public final class Hours {

    private Hours() {}

    /** Refuses other equal times, which are a slip more often than 24 hours. */
    static void requireUnambiguous(LocalTime startTime, LocalTime endTime, String pointer) {
        if (startTime.equals(endTime) && !startTime.equals(LocalTime.MIDNIGHT)) {
            throw InvalidRequest.at(pointer + "/endTime", "This equals startTime; a whole day is 00:00 to 00:00.")
                    .exception();
        }
    }

    /** Refuses rules of one provider that are more work together than the engine takes on. */
    public static void requireBounded(List<AvailabilityRule> rules, String pointer) {
        requireBounded(() -> new Schedule(ZoneId.of("UTC"), rules, List.of(), List.of()), pointer);
    }

    /** Refuses schedules that are asked for together and are more work than the engine takes on for one. */
    public static void requireBoundedTogether(List<Schedule> schedules, String pointer) {
        requireBounded(() -> Schedule.requireBoundedTogether(schedules), pointer);
    }

    private static void requireBounded(Runnable making, String pointer) {
        try {
            making.run();
        } catch (IllegalArgumentException tooMany) {
            throw InvalidRequest.at(pointer, "Too much at once: " + tooMany.getMessage() + ".")
                    .exception();
        }
    }
}
