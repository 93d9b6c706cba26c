package dev.bookingkit.hours;

import java.time.Instant;
import java.util.UUID;

/** A part of a provider's schedule. */
public sealed interface ScheduleRow permits StoredRule, StoredOverride, StoredAbsence {

    UUID id();

    Instant createdAt();
}
