package dev.bookingkit.schedule;

import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.Schedule;
import java.util.List;
import java.util.UUID;

/**
 * A provider's schedule and what is taken of it.
 *
 * @param occupied active bookings and live holds around the asked range; ids are those of the booking or the hold
 * @param redirects the absences during which someone else takes the provider's bookings
 */
public record ProviderTime(UUID providerId, Schedule schedule, List<Occupied> occupied, List<Redirect> redirects) {}
