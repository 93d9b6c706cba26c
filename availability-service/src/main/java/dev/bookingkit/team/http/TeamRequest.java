package dev.bookingkit.team.http;

import dev.bookingkit.request.constraint.PlainText;
import dev.bookingkit.request.constraint.Slug;
import dev.bookingkit.schema.AssignmentStrategy;
import dev.bookingkit.team.TeamDetails;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** The body that creates a team; {@code assignmentStrategy} is round_robin when absent. */
record TeamRequest(
        @NotNull @PlainText(min = 1, max = 200) String name,
        @NotNull @Slug String slug,
        @Nullable AssignmentStrategy assignmentStrategy) {

    TeamDetails toDetails() {
        return new TeamDetails(
                name, slug, assignmentStrategy == null ? AssignmentStrategy.ROUND_ROBIN : assignmentStrategy);
    }
}
