package dev.bookingkit.hours.http;

import dev.bookingkit.hours.StoredAbsence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Time out of office as the API shows it. */
record AbsenceView(
        UUID id,
        LocalDate startDate,
        LocalDate endDate,
        @Nullable String reason,
        @Nullable UUID redirectToProviderId,
        Instant createdAt) {

    static AbsenceView of(StoredAbsence absence) {
        return new AbsenceView(
                absence.id(),
                absence.startDate(),
                absence.endDate(),
                absence.reason(),
                absence.redirectToProviderId(),
                absence.createdAt());
    }
}
