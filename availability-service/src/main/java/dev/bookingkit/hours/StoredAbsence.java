package dev.bookingkit.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stored time out of office. */
public record StoredAbsence(
        UUID id,
        LocalDate startDate,
        LocalDate endDate,
        @Nullable String reason,
        @Nullable UUID redirectToProviderId,
        Instant createdAt)
        implements ScheduleRow {}
