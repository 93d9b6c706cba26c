package dev.bookingkit.team.http;

import dev.bookingkit.request.constraint.PlainText;
import dev.bookingkit.request.constraint.Slug;
import dev.bookingkit.schema.AssignmentStrategy;
import dev.bookingkit.team.TeamDetails;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body that creates a team; {@code assignmentStrategy} is round_robin when absent, the window 90 days. */
record TeamRequest(
        @NotNull @PlainText(min = 1, max = 200) String name,
        @NotNull @Slug String slug,
        @Nullable AssignmentStrategy assignmentStrategy,
        @Min(1) @Max(365) @Nullable Integer assignmentWindowDays) {

    private static final int USUAL_WINDOW_DAYS = 90;

    TeamDetails toDetails() {
        return new TeamDetails(
                name,
                slug,
                Objects.requireNonNullElse(assignmentStrategy, AssignmentStrategy.ROUND_ROBIN),
                Objects.requireNonNullElse(assignmentWindowDays, USUAL_WINDOW_DAYS));
    }
}
