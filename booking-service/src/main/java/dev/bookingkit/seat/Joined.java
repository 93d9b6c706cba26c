package dev.bookingkit.seat;

import java.time.Instant;

/**
 * A new seat, and what of its session one needs to show it.
 *
 * @param currency of the seat's price
 */
public record Joined(Seat seat, Instant sessionEndsAt, String currency) {}
