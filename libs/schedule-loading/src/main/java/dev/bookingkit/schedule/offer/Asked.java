package dev.bookingkit.schedule.offer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose time is asked for.
 *
 * @param providerId null: the event type's own provider or team
 * @param teamId null: as above
 * @param pointers in front of the names in a problem: {@code ?} for query parameters, {@code /} for a body
 */
public record Asked(
        UUID eventTypeId,
        @Nullable UUID providerId,
        @Nullable UUID teamId,
        String pointers) {

    public static Asked inQuery(UUID eventTypeId, @Nullable UUID providerId, @Nullable UUID teamId) {
        return new Asked(eventTypeId, providerId, teamId, "?");
    }

    public static Asked inBody(UUID eventTypeId, @Nullable UUID providerId, @Nullable UUID teamId) {
        return new Asked(eventTypeId, providerId, teamId, "/");
    }

    String pointer(String name) {
        return pointers + name;
    }
}
