package dev.bookingkit.team;

import dev.bookingkit.schema.MemberRole;
import java.time.Instant;
import java.util.UUID;

/** A provider in a team. */
public record TeamMember(
        UUID id,
        UUID providerId,
        MemberRole role,
        int priority,
        int weight,
        boolean isFixed,
        Instant joinedAt,
        Instant createdAt) {}
