package dev.bookingkit.slots.http;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.slot.Occupied;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A booking that may take time; {@code status} is confirmed when absent. */
record PreviewBooking(
        @NotNull Instant startsAt,
        @NotNull Instant endsAt,
        @Nullable BookingStatus status,
        @Min(0) @Max(1_440) @Nullable Integer bufferBeforeMinutes,
        @Min(0) @Max(1_440) @Nullable Integer bufferAfterMinutes) {

    /** Null for a booking that is not active. */
    @Nullable
    Occupied toOccupied(String pointer) {
        if (!startsAt.isBefore(endsAt)) {
            throw InvalidRequest.at(pointer + "/endsAt", "This must be after startsAt.")
                    .exception();
        }
        if (status != null && !status.isActive()) {
            return null;
        }
        return Occupied.booking(startsAt, endsAt)
                .withBuffers(minutes(bufferBeforeMinutes), minutes(bufferAfterMinutes));
    }

    private static Duration minutes(@Nullable Integer minutes) {
        return Duration.ofMinutes(minutes == null ? 0 : minutes);
    }
}
