package dev.bookingkit.team.http;

import dev.bookingkit.schema.MemberRole;
import dev.bookingkit.team.TeamMember;
import java.time.Instant;
import java.util.UUID;

/** A member as the API shows it. */
record MemberView(
        UUID id, UUID providerId, MemberRole role, int priority, int weight, boolean isFixed, Instant joinedAt) {

    static MemberView of(TeamMember member) {
        return new MemberView(
                member.id(),
                member.providerId(),
                member.role(),
                member.priority(),
                member.weight(),
                member.isFixed(),
                member.joinedAt());
    }
}
