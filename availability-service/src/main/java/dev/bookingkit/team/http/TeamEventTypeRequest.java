package dev.bookingkit.team.http;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The body that lets a team offer an event type. */
record TeamEventTypeRequest(@NotNull UUID eventTypeId) {}
