package dev.bookingkit.team.http;

import dev.bookingkit.request.constraint.PlainText;
import dev.bookingkit.request.constraint.Slug;
import dev.bookingkit.schema.AssignmentStrategy;
import dev.bookingkit.team.TeamChange;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** The body that changes a team; a field that is absent or null stays as it is. */
record TeamPatch(
        @PlainText(min = 1, max = 200) @Nullable String name,
        @Slug @Nullable String slug,
        @Nullable AssignmentStrategy assignmentStrategy,
        @Min(1) @Max(365) @Nullable Integer assignmentWindowDays) {

    TeamChange toChange() {
        return new TeamChange(name, slug, assignmentStrategy, assignmentWindowDays);
    }
}
