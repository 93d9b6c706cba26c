package dev.bookingkit.booking;

import java.time.Instant;
import java.util.UUID;

/** A start with one provider, one of several that are decided together. */
record WantedStart(UUID providerId, Instant start) {}
