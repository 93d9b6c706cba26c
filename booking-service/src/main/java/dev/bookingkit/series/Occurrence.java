package dev.bookingkit.series;

import dev.bookingkit.slot.Decision;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of a series: its booking, or why there is none.
 *
 * @param localStart when it is meant to be, in the series' zone
 * @param start the same as an instant; a booking that was moved on its own is elsewhere
 * @param reason the engine's, as it is written on the wire; null where it was booked
 * @param causes ids of what was in the way
 */
public record Occurrence(
        LocalDateTime localStart,
        Instant start,
        @Nullable UUID bookingId,
        @Nullable String reason,
        List<String> causes) {

    public Occurrence {
        causes = List.copyOf(causes);
    }

    static Occurrence booked(LocalDateTime localStart, Instant start, UUID bookingId) {
        return new Occurrence(localStart, start, bookingId, null, List.of());
    }

    static Occurrence leftOut(LocalDateTime localStart, Instant start, Decision.Refused refused) {
        return new Occurrence(localStart, start, null, refused.reason().wireName(), refused.causes());
    }

    Occurrence movedTo(LocalDateTime newLocalStart, Instant newStart) {
        return new Occurrence(newLocalStart, newStart, bookingId, reason, causes);
    }
}
