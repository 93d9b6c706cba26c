package dev.bookingkit.webhook.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page goes on: the values of a cursor of ours, both null for the first page. */
record Position(@Nullable Instant createdAt, @Nullable UUID id) {

    static Position of(@Nullable List<String> values) {
        return values == null
                ? new Position(null, null)
                : new Position(Instant.parse(values.get(0)), UUID.fromString(values.get(1)));
    }
}
