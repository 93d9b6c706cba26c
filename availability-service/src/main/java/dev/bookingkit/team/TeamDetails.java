package dev.bookingkit.team;

import dev.bookingkit.schema.AssignmentStrategy;

/** What a new team starts with. */
public record TeamDetails(String name, String slug, AssignmentStrategy strategy) {}
