package dev.bookingkit.eventlog.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bookingkit.eventlog.LoggedEvent;
import dev.bookingkit.eventlog.SeatChange;
import dev.bookingkit.schema.BookingStatus;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of a booking; previous times and provider only where the change moved it.
 *
 * @param cursor continues the list after this event
 * @param seat of an event of a seat; else absent
 */
@Schema(name = "BookingEvent")
record EventView(
        UUID id,
        String type,
        UUID bookingId,
        int sequence,
        @Nullable BookingStatus fromStatus,
        BookingStatus toStatus,
        Instant startsAt,
        Instant endsAt,
        @Nullable Instant previousStartsAt,
        @Nullable Instant previousEndsAt,
        UUID providerId,
        @Nullable UUID previousProviderId,
        String actor,
        @Nullable String reason,
        Instant occurredAt,
        String cursor,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SeatChange seat) {

    static EventView of(LoggedEvent event, String cursor) {
        boolean moved = event.oldStartsAt() != null
                && !(event.oldStartsAt().equals(event.newStartsAt())
                        && event.newEndsAt().equals(event.oldEndsAt()));
        return new EventView(
                event.id(),
                event.type(),
                event.bookingId(),
                event.sequence(),
                event.fromStatus(),
                event.toStatus(),
                event.newStartsAt(),
                event.newEndsAt(),
                moved ? event.oldStartsAt() : null,
                moved ? event.oldEndsAt() : null,
                event.newProviderId(),
                event.newProviderId().equals(event.oldProviderId()) ? null : event.oldProviderId(),
                event.actor(),
                event.reason(),
                event.occurredAt(),
                cursor,
                event.seat());
    }
}
