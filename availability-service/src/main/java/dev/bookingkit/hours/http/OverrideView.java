package dev.bookingkit.hours.http;

import dev.bookingkit.hours.StoredOverride;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An exception for one date as the API shows it. */
record OverrideView(
        UUID id,
        LocalDate date,
        @Nullable String startTime,
        @Nullable String endTime,
        boolean isUnavailable,
        @Nullable String reason,
        Instant createdAt) {

    static OverrideView of(StoredOverride override) {
        return new OverrideView(
                override.id(),
                override.date(),
                text(override.startTime()),
                text(override.endTime()),
                override.isUnavailable(),
                override.reason(),
                override.createdAt());
    }

    private static @Nullable String text(@Nullable LocalTime time) {
        return time == null ? null : time.toString();
    }
}
