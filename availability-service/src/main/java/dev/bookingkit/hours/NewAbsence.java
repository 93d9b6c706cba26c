package dev.bookingkit.hours;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.slot.Absence;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Time out of office that is to be stored; see {@link Absence} for what it means.
 *
 * @param redirectToProviderId who stands in
 */
public record NewAbsence(
        LocalDate startDate,
        LocalDate endDate,
        @Nullable String reason,
        @Nullable UUID redirectToProviderId) {

    /** As the engine reads it; fails as {@code invalid-request} below {@code pointer}. */
    public Absence parse(String pointer) {
        if (endDate.isBefore(startDate)) {
            throw InvalidRequest.at(pointer + "/endDate", "This is before startDate.")
                    .exception();
        }
        return Absence.of(startDate, endDate);
    }
}
