package dev.bookingkit.slot;

import java.time.Instant;
import java.util.List;

/**
 * Time in which a team can be booked.
 *
 * @param start inclusive
 * @param end exclusive
 * @param providerIds who is free from start to end, in the team's order
 */
public record TeamPeriod(Instant start, Instant end, List<String> providerIds) {}
