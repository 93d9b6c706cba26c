package dev.bookingkit.hold.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bookingkit.hold.Hold;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A hold; its token is shown once, when it is made. */
@Schema(name = "Hold")
record HoldView(
        UUID id,
        UUID eventTypeId,
        Instant start,
        Instant end,
        Instant expiresAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String holdToken,
        List<UUID> providerIds,
        @Nullable UUID teamId) {

    static HoldView of(Hold hold, @Nullable String holdToken) {
        return new HoldView(
                hold.id(),
                hold.eventTypeId(),
                hold.placement().start(),
                hold.placement().end(),
                hold.expiresAt(),
                holdToken,
                hold.placement().providerIds(),
                hold.placement().teamId());
    }
}
