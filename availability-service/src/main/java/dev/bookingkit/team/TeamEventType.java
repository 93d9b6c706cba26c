package dev.bookingkit.team;

import java.time.Instant;
import java.util.UUID;

/** An event type that a team offers. */
public record TeamEventType(UUID id, UUID eventTypeId, Instant createdAt) {}
