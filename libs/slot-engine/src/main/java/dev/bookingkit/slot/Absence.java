package dev.bookingkit.slot;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Out of office: nothing can be booked from the start of {@code startDate} to the end of {@code endDate}, local dates of the
 * schedule's zone, both included.
 *
 * @param startDate first day away
 * @param endDate last day away
 * @param id of the caller, named as the cause of a refusal
 */
public record Absence(
        LocalDate startDate, LocalDate endDate, @Nullable String id) {
    public Absence {
        Objects.requireNonNull(startDate, "startDate");
        Objects.requireNonNull(endDate, "endDate");
        Limits.requireDate(startDate);
        Limits.requireDate(endDate);
        if (endDate.isBefore(startDate)) {
            throw new IllegalArgumentException(
                    "an absence ends (%s) before it starts (%s)".formatted(endDate, startDate));
        }
    }

    public static Absence of(LocalDate startDate, LocalDate endDate) {
        return new Absence(startDate, endDate, null);
    }
}
