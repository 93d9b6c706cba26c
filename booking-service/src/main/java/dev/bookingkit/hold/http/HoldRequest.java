package dev.bookingkit.hold.http;

import dev.bookingkit.placement.Wanted;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.schedule.offer.Waiver;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which slot to keep; without provider and team, the event type's own. */
@Schema(name = "HoldSlot")
record HoldRequest(
        @NotNull UUID eventTypeId,
        @Nullable UUID providerId,
        @Nullable UUID teamId,
        @NotNull Instant start) {

    Wanted toWanted() {
        return new Wanted(eventTypeId, new Wanted.Offered(providerId, teamId), start, Waiver.NOTHING, Except.NOTHING);
    }
}
