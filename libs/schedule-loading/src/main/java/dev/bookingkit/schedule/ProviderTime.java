package dev.bookingkit.schedule;

import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A provider's schedule and what is taken of it.
 *
 * @param occupied active bookings and live holds around the asked range; ids are those of the booking or the hold
 * @param redirects the absences during which someone else takes the provider's bookings
 * @param heldFor how long, by the database's clock, until the first of these holds ends; null where there is none
 */
public record ProviderTime(
        UUID providerId,
        Schedule schedule,
        List<Occupied> occupied,
        List<Redirect> redirects,
        @Nullable Duration heldFor) {

    /** Without holds. */
    public ProviderTime(UUID providerId, Schedule schedule, List<Occupied> occupied, List<Redirect> redirects) {
        this(providerId, schedule, occupied, redirects, null);
    }
}
