package dev.bookingkit.slot;

import java.time.Instant;

/**
 * A time that can be booked.
 *
 * @param start inclusive
 * @param end exclusive
 * @param seatsLeft how many seats are left, at least 1; {@code maxSeats} for a session that does not exist yet
 */
public record Slot(Instant start, Instant end, int seatsLeft) {}
