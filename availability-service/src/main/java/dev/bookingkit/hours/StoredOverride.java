package dev.bookingkit.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored exception for one date. */
public record StoredOverride(
        UUID id,
        LocalDate date,
        @Nullable LocalTime startTime,
        @Nullable LocalTime endTime,
        boolean isUnavailable,
        @Nullable String reason,
        Instant createdAt)
        implements ScheduleRow {}
