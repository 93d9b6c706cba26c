package dev.bookingkit.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One booking of an operation.
 *
 * @param start where to, RFC 3339; null where it is not moved
 * @param providerId null: it stays with its provider
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BulkItem(
        UUID bookingId, @Nullable String start, @Nullable UUID providerId) {

    public static BulkItem cancel(UUID bookingId) {
        return new BulkItem(bookingId, null, null);
    }

    public static BulkItem move(UUID bookingId, Instant start, @Nullable UUID providerId) {
        return new BulkItem(bookingId, start.toString(), providerId);
    }

    Instant target() {
        return Instant.parse(Objects.requireNonNull(start));
    }
}
