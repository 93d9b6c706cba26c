package dev.bookingkit.bulk;

import dev.bookingkit.schema.OperationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operation and how far it has come.
 *
 * @param actor who asked for it, as the audit trail names them
 * @param done how many items have a result
 * @param results in the order of the items; see {@link ItemResult}
 */
public record Operation(
        UUID id,
        UUID organizationId,
        OperationStatus status,
        String actor,
        BulkOrder order,
        int done,
        List<Map<String, Object>> results,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    public int total() {
        return order.items().size();
    }
}
