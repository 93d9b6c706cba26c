package dev.bookingkit.team;

import dev.bookingkit.schema.AssignmentStrategy;
import org.jspecify.annotations.Nullable;

/** New values for a team; null leaves the old one. */
public record TeamChange(
        @Nullable String name,
        @Nullable String slug,
        @Nullable AssignmentStrategy strategy,
        @Nullable Integer assignmentWindowDays) {}
