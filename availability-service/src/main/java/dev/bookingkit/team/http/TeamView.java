package dev.bookingkit.team.http;

import dev.bookingkit.schema.AssignmentStrategy;
import dev.bookingkit.team.Team;
import java.time.Instant;
import java.util.UUID;

/** A team as the API shows it. */
record TeamView(
        UUID id,
        String name,
        String slug,
        AssignmentStrategy assignmentStrategy,
        int assignmentWindowDays,
        Instant createdAt,
        Instant updatedAt) {

    static TeamView of(Team team) {
        return new TeamView(
                team.id(),
                team.name(),
                team.slug(),
                team.strategy(),
                team.assignmentWindowDays(),
                team.createdAt(),
                team.updatedAt());
    }
}
