package dev.bookingkit.answer;

import java.util.UUID;

/**
 * What an answer is kept under.
 *
 * @param asked everything else that decides the answer, with an equality of its own
 */
public record Question(UUID organizationId, Record asked) {}
