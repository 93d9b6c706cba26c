package dev.bookingkit.hours;

import dev.bookingkit.slot.AvailabilityRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
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
        implements ScheduleRow {

    /** As the engine reads it, which it did before it was stored. */
    AvailabilityRule rule() {
        return AvailabilityRule.of(rrule, startTime, endTime, ZoneId.of(timeZone), validFrom, validUntil);
    }
}
