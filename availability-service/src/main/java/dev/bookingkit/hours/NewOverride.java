package dev.bookingkit.hours;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.slot.DateOverride;
import dev.bookingkit.slot.LocalWindow;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exception for one date that is to be stored; see {@link DateOverride} for what it means. */
public record NewOverride(
        LocalDate date,
        @Nullable LocalTime startTime,
        @Nullable LocalTime endTime,
        boolean isUnavailable,
        @Nullable String reason) {

    /** As the engine reads it; fails as {@code invalid-request} below {@code pointer}. */
    public DateOverride parse(String pointer) {
        if ((startTime == null) != (endTime == null)) {
            String missing = startTime == null ? "/startTime" : "/endTime";
            throw InvalidRequest.at(pointer + missing, "startTime and endTime come together.")
                    .exception();
        }
        if (startTime == null && !isUnavailable) {
            throw InvalidRequest.at(pointer + "/startTime", "Give the hours of that day, or isUnavailable.")
                    .exception();
        }
        if (startTime == null || endTime == null) {
            return new DateOverride(date, isUnavailable, List.of(), null);
        }
        Hours.requireUnambiguous(startTime, endTime, pointer);
        return new DateOverride(date, isUnavailable, List.of(new LocalWindow(startTime, endTime)), null);
    }
}
