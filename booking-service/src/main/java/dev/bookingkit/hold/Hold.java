package dev.bookingkit.hold;

import dev.bookingkit.placement.Placement;
import java.time.Instant;
import java.util.UUID;

/** A time that is kept. */
public record Hold(UUID id, UUID eventTypeId, Placement placement, Instant expiresAt) {}
