package dev.bookingkit.hours.http;

import dev.bookingkit.hours.NewAbsence;
import dev.bookingkit.request.constraint.PlainText;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Time out of office: local dates in the provider's zone, both included. */
record AbsenceRequest(
        @NotNull LocalDate startDate,
        @NotNull LocalDate endDate,
        @PlainText(max = 500, multiline = true) @Nullable String reason,
        @Nullable UUID redirectToProviderId) {

    /** Refuses what the engine does not read. */
    NewAbsence toAbsence() {
        NewAbsence absence = new NewAbsence(startDate, endDate, reason, redirectToProviderId);
        absence.parse("");
        return absence;
    }
}
