package dev.bookingkit.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stored recurring hours. */
public record StoredRule(
        UUID id,
        String rrule,
        LocalTime startTime,
        LocalTime endTime,
        String timeZone,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable UUID eventTypeId,
        Instant createdAt)
        implements ScheduleRow {}
