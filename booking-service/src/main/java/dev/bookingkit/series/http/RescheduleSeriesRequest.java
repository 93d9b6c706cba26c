package dev.bookingkit.series.http;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which occurrence moves, with all that follow, and where it goes. */
@Schema(name = "RescheduleSeries")
record RescheduleSeriesRequest(
        @Schema(description = "when the first occurrence that is to move starts now") @NotNull
        Instant from,

        @Schema(description = "when it is to start; the following move as far in local time") @NotNull
        Instant start) {}
