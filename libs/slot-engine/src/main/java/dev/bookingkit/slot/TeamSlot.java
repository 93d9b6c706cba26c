package dev.bookingkit.slot;

import java.time.Instant;
import java.util.List;

/**
 * A time at which a team can be booked.
 *
 * @param start inclusive
 * @param end exclusive
 * @param providerIds who is free (round robin, managed) or who takes part (collective, fixed), in the team's order
 * @param seatsLeft the most that one of them (round robin, managed), the least that all of them (collective, fixed) have left
 */
public record TeamSlot(Instant start, Instant end, List<String> providerIds, int seatsLeft) {}
