package dev.bookingkit.team;

import dev.bookingkit.schema.AssignmentStrategy;

/**
 * What a new team starts with.
 *
 * @param assignmentWindowDays round robin balances the members over this many days
 */
public record TeamDetails(String name, String slug, AssignmentStrategy strategy, int assignmentWindowDays) {}
