package dev.bookingkit.bulk;

import java.time.Instant;
import java.util.UUID;

/** The bookings of a host that start in {@code [from, to)} and can still be cancelled. */
public record BulkFilter(UUID providerId, Instant from, Instant to) {}
