package dev.bookingkit.placement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a booking takes.
 *
 * @param providerIds every host, the main one first
 * @param teamId the team that offers it
 * @param assignment how round robin came to its host; null where nobody had to be chosen
 * @param overridesRules a host took it outside of the rules
 * @param discountPercent off the event type's price, 0 for none
 */
public record Placement(
        Instant start,
        Instant end,
        int bufferBeforeMinutes,
        int bufferAfterMinutes,
        List<UUID> providerIds,
        @Nullable UUID teamId,
        @Nullable Map<String, Object> assignment,
        boolean overridesRules,
        int discountPercent) {

    public Placement {
        providerIds = List.copyOf(providerIds);
    }

    /** At its price. */
    public Placement(
            Instant start,
            Instant end,
            int bufferBeforeMinutes,
            int bufferAfterMinutes,
            List<UUID> providerIds,
            @Nullable UUID teamId,
            @Nullable Map<String, Object> assignment,
            boolean overridesRules) {
        this(start, end, bufferBeforeMinutes, bufferAfterMinutes, providerIds, teamId, assignment, overridesRules, 0);
    }

    public UUID providerId() {
        return providerIds.getFirst();
    }
}
