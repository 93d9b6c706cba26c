package dev.bookingkit.schedule;

import dev.bookingkit.slot.SlotRules;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event type as the engine sees it.
 *
 * @param rules what it asks for; not active when the event type is inactive
 * @param providerId its provider, where it has exactly one
 * @param teamId its team, where a team offers it
 */
public record OfferedType(
        UUID id,
        SlotRules rules,
        @Nullable UUID providerId,
        @Nullable UUID teamId) {}
