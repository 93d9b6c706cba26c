package dev.bookingkit.outbox;

import java.util.UUID;

/**
 * A CloudEvent as a consumer sees it.
 *
 * @param id the same on every delivery
 * @param organizationId whose event it is
 * @param data the payload
 */
public record IncomingEvent<T>(UUID id, String type, UUID organizationId, T data) {}
