package dev.bookingkit.bulk.http;

import dev.bookingkit.bulk.BulkAction;
import dev.bookingkit.bulk.Operation;
import dev.bookingkit.schema.OperationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An operation as clients see it.
 *
 * @param done how many items have a result; {@code succeeded + failed}
 * @param results one each, in the order of the items: {@code {bookingId, ok: true, status, startsAt, providerId, version}}
 *     or {@code {bookingId, ok: false, problem}}
 */
@Schema(name = "Operation")
record OperationView(
        UUID id,
        BulkAction action,
        OperationStatus status,
        int total,
        int done,
        int succeeded,
        int failed,
        List<Map<String, Object>> results,
        String actor,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    static OperationView of(Operation operation) {
        int succeeded = (int) operation.results().stream()
                .filter(result -> Boolean.TRUE.equals(result.get("ok")))
                .count();
        return new OperationView(
                operation.id(),
                operation.order().action(),
                operation.status(),
                operation.total(),
                operation.done(),
                succeeded,
                operation.done() - succeeded,
                operation.results(),
                operation.actor(),
                operation.createdAt(),
                operation.finishedAt());
    }
}
