package dev.bookingkit.slot;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param start inclusive
 * @param end exclusive
 */
public record Period(Instant start, Instant end) {}
