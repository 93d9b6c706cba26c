package dev.bookingkit.hours;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.slot.AvailabilityRule;
import dev.bookingkit.slot.InvalidRule;
import dev.bookingkit.slot.Zones;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Recurring hours that are to be stored; see {@link AvailabilityRule} for what they mean.
 *
 * @param eventTypeId the one event type they are for; null means all
 */
public record NewRule(
        String rrule,
        LocalTime startTime,
        LocalTime endTime,
        String timeZone,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable UUID eventTypeId) {

    /** As the engine reads it; fails as {@code invalid-request} below {@code pointer}. */
    public AvailabilityRule parse(String pointer) {
        if (validFrom != null && validUntil != null && validUntil.isBefore(validFrom)) {
            throw InvalidRequest.at(pointer + "/validUntil", "This is before validFrom.")
                    .exception();
        }
        Hours.requireUnambiguous(startTime, endTime, pointer);
        try {
            return AvailabilityRule.of(rrule, startTime, endTime, Zones.parse(timeZone), validFrom, validUntil);
        } catch (InvalidRule invalid) {
            throw InvalidRequest.at(pointer + "/rrule", String.valueOf(invalid.getMessage()))
                    .exception();
        } catch (IllegalArgumentException invalid) {
            throw InvalidRequest.at(pointer, String.valueOf(invalid.getMessage()))
                    .exception();
        }
    }
}
