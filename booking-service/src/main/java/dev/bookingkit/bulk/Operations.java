package dev.bookingkit.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bookingkit.column.JsonColumn;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.schema.OperationStatus;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code operations}, inside the current transaction. */
@ApplicationScoped
public class Operations {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ADD = """
            insert into operations (kind, actor, request, total, status, finished_at)
            values (?1, ?2, cast(cast(?3 as text) as jsonb), ?4,
                    cast(case when ?4 = 0 then 'completed' else 'pending' end as operation_status),
                    case when ?4 = 0 then now() end)
            returning id
            """;

    private static final String ONE = """
            select id, organization_id, kind, cast(status as text) as status, actor, cast(request as text) as request, done,
                   cast(results as text) as results, created_at, finished_at
            from operations where id = ?1
            """;

    private static final String LOCK_ITEM = "select 1 from operations where id = ?1 and done = ?2 for update";

    private static final String RECORD = """
            update operations
            set results = results || jsonb_build_array(cast(cast(?3 as text) as jsonb)), done = done + 1,
                status = cast(case when done + 1 = total then 'completed' else 'running' end as operation_status),
                finished_at = case when done + 1 = total then clock_timestamp() end
            where id = ?1 and done = ?2
            """;

    /** What {@code operations.request} holds. */
    private record Request(List<BulkItem> items, @Nullable String reason) {}

    Uni<UUID> add(BulkOrder order, String actor) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD, UUID.class)
                        .setParameter(1, order.action().kind())
                        .setParameter(2, actor)
                        .setParameter(3, JsonColumn.write(new Request(order.items(), order.reason())))
                        .setParameter(4, order.items().size())
                        .getSingleResult());
    }

    /** Fails as {@code not-found} where there is none. */
    public Uni<Operation> require(UUID id) {
        return find(id).onItem()
                .ifNull()
                .failWith(() -> NotFound.of("operation").exception());
    }

    Uni<@Nullable Operation> find(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ONE, Object[].class)
                        .setParameter(1, id)
                        .getSingleResultOrNull())
                .map(row -> row == null ? null : operation(row));
    }

    /** Keeps every other replica off this item until the transaction ends; false: it has its result already. */
    Uni<Boolean> lockItem(UUID id, int index) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK_ITEM, Integer.class)
                        .setParameter(1, id)
                        .setParameter(2, index)
                        .getResultList())
                .map(found -> !found.isEmpty());
    }

    Uni<Void> record(UUID id, int index, Map<String, Object> result) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RECORD)
                        .setParameter(1, id)
                        .setParameter(2, index)
                        .setParameter(3, JsonColumn.write(result))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Operation operation(Object[] row) {
        Request request = read((String) row[5], new TypeReference<Request>() {});
        return new Operation(
                (UUID) row[0],
                (UUID) row[1],
                OperationStatus.fromWire((String) row[3]),
                (String) row[4],
                new BulkOrder(BulkAction.ofKind((String) row[2]), request.items(), request.reason()),
                (Integer) row[6],
                read((String) row[7], new TypeReference<List<Map<String, Object>>>() {}),
                time(row[8]),
                row[9] == null ? null : time(row[9]));
    }

    private static <T> T read(String stored, TypeReference<T> type) {
        try {
            return JSON.readValue(stored, type);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("the column holds something else than was written", notOurs);
        }
    }

    private static Instant time(Object value) {
        return value instanceof OffsetDateTime moment ? moment.toInstant() : (Instant) value;
    }
}
