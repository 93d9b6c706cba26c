package dev.bookingkit.timer;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that has become due.
 *
 * @param subjectId what it is about, e.g. a booking's id
 * @param attempt 1 for the first time it is handed out
 * @param leasedUntil identifies this hand-out; a timer that is planned again meanwhile has another
 */
public record Timer(
        UUID id, UUID organizationId, String kind, UUID subjectId, Instant dueAt, int attempt, Instant leasedUntil) {}
