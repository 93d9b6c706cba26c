package dev.bookingkit.submission;

import org.jspecify.annotations.Nullable;

/** @param matchedRule a rule's id, {@link dev.bookingkit.routing.Route#FALLBACK}, or null: nothing matched */
record RuleCount(@Nullable String matchedRule, Count count) {}
