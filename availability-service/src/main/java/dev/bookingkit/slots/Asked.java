package dev.bookingkit.slots;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose time is asked for.
 *
 * @param providerId null: the event type's own provider or team
 * @param teamId null: as above
 */
public record Asked(
        UUID eventTypeId,
        @Nullable UUID providerId,
        @Nullable UUID teamId) {}
