package dev.bookingkit.booking.http;

import dev.bookingkit.request.constraint.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why, in words; the whole body may be absent. */
@Schema(name = "Reason")
record ReasonRequest(
        @Nullable @PlainText(max = 1_000, multiline = true) String reason) {

    static @Nullable String of(@Nullable ReasonRequest request) {
        return request == null ? null : request.reason();
    }
}
