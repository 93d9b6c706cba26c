package dev.bookingkit.series.http;

import dev.bookingkit.request.constraint.PlainText;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** From when on, and why; the whole body may be absent. */
@Schema(name = "CancelSeries")
record CancelSeriesRequest(
        @Schema(description = "occurrences that start then or later; all that are to come if absent") @Nullable
        Instant from,

        @Nullable @PlainText(max = 1_000, multiline = true) String reason) {

    static final CancelSeriesRequest ALL = new CancelSeriesRequest(null, null);
}
