package dev.bookingkit.slots.http;

import dev.bookingkit.slot.Caps;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Most bookings per day and per ISO week. */
record PreviewLimits(
        @Min(1) @Max(10_000) @Nullable Integer maxPerDay,
        @Min(1) @Max(10_000) @Nullable Integer maxPerWeek) {

    static Caps caps(@Nullable PreviewLimits limits) {
        return limits == null ? Caps.NONE : new Caps(limits.maxPerDay, limits.maxPerWeek);
    }
}
