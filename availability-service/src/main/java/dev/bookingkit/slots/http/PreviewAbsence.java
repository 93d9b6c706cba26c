package dev.bookingkit.slots.http;

import dev.bookingkit.hours.NewAbsence;
import dev.bookingkit.slot.Absence;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** Time out of office. */
record PreviewAbsence(@NotNull LocalDate startDate, @NotNull LocalDate endDate) {

    Absence toAbsence(String pointer) {
        return new NewAbsence(startDate, endDate, null, null).parse(pointer);
    }
}
