package dev.bookingkit.organization;

import dev.bookingkit.schema.MemberRole;
import java.time.Instant;
import java.util.UUID;

/**
 * A person in the organization, as clients see it too.
 *
 * @param userId the subject of the person's tokens
 */
public record Member(UUID id, String userId, MemberRole role, Instant createdAt, Instant updatedAt) {}
