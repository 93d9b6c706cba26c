package dev.bookingkit.hours;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.rows.JsonRows;
import dev.bookingkit.rows.Position;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The rows of one kind of all providers of the organization.
 *
 * @param <N> what is to be stored
 * @param <S> what is stored
 */
public abstract class ScheduleTable<N extends Record, S extends ScheduleRow> {

    /** How many rows of one kind a provider can have: what the engine takes. */
    public static final int MAX_ROWS = 10_000;

    /** A column: its name, its PostgreSQL type and the name of the records' component. */
    protected record Column(String name, String type, String component) {}

    private final String table;
    private final String noun;
    private final Class<S> type;
    private final List<Column> columns;

    protected ScheduleTable(String table, String noun, Class<S> type, Column... columns) {
        this.table = table;
        this.noun = noun;
        this.type = type;
        this.columns = List.of(columns);
    }

    /** The table's name. */
    public String name() {
        return table;
    }

    /** At most {@code limit + 1} rows, in the order of their creation. */
    public Uni<List<S>> list(UUID providerId, Position after, int limit) {
        return JsonRows.list(
                type,
                "select " + selected() + " from " + table
                        + " where provider_id = ?1 and (created_at, id) > (?2, ?3) order by created_at, id limit "
                        + (limit + 1),
                providerId,
                after.time(),
                after.id());
    }

    /** Fails as {@code not-found}. */
    public Uni<S> require(UUID providerId, UUID id) {
        return JsonRows.first(
                        type,
                        "select " + selected() + " from " + table + " where provider_id = ?1 and id = ?2",
                        providerId,
                        id)
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of(noun).exception());
    }

    /** All rows in one statement; fails as {@code invalid-request} when the provider would have too many. */
    Uni<List<S>> insert(UUID providerId, List<N> rows) {
        return count(providerId)
                .invoke(present -> requireRoom(present + rows.size()))
                .chain(() -> JsonRows.list(type, insertion(), providerId, JsonRows.json(rows)));
    }

    /** Fails as {@code not-found}. */
    Uni<Void> delete(UUID providerId, UUID id) {
        return execute("delete from " + table + " where provider_id = ?1 and id = ?2", providerId, id)
                .invoke(deleted -> {
                    if (deleted == 0) {
                        throw NotFound.of(noun).exception();
                    }
                })
                .replaceWithVoid();
    }

    Uni<Integer> deleteAll(UUID providerId) {
        return execute("delete from " + table + " where provider_id = ?1", providerId);
    }

    private Uni<Long> count(UUID providerId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select count(*) from " + table + " where provider_id = ?1", Long.class)
                        .setParameter(1, providerId)
                        .getSingleResult());
    }

    private static Uni<Integer> execute(String statement, Object... parameters) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(statement);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate();
        });
    }

    private void requireRoom(long rows) {
        if (rows > MAX_ROWS) {
            throw InvalidRequest.at("", "A provider has at most 10,000 of these; " + rows + " are too many.")
                    .exception();
        }
    }

    private String insertion() {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values =
                columns.stream().map(it -> "x.\"" + it.component() + "\"").collect(Collectors.joining(", "));
        String shape = columns.stream()
                .map(it -> "\"" + it.component() + "\" " + it.type())
                .collect(Collectors.joining(", "));
        return "insert into " + table + " (provider_id, " + names + ") select cast(?1 as uuid), " + values
                + " from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as x(" + shape + ") returning "
                + selected();
    }

    private String selected() {
        return columns.stream()
                .map(it -> it.name() + " as \"" + it.component() + "\"")
                .collect(Collectors.joining(", ", "id, created_at as \"createdAt\", ", ""));
    }
}
