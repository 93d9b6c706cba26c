package dev.bookingkit.timer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The worker's view of the table {@code timers}: all organizations, this service's rows. */
@ApplicationScoped
class LeasedTimers {

    /**
     * For the transaction. The policies' conditions look rarer to the planner than they are: it would read and sort all that is due to
     * take a few, and a backlog would slow down its own end. Without sorting, the index gives them in order.
     */
    static final String SETTINGS =
            "select set_config('app.all_organizations', 'on', true), set_config('enable_sort', 'off', true)";

    static final String LEASE = """
            update timers set leased_until = now() + $2 * interval '1 millisecond', attempts = attempts + 1
            where id = any (array(select id from timers
                                  where service = cast(current_user as text) collate "default" and kind = $1 and due_at <= now()
                                    and (leased_until is null or leased_until < now())
                                  order by due_at limit $3 for update skip locked))
            returning id, organization_id, kind, subject_id, due_at, attempts, leased_until
            """;

    private final Pool pool;

    LeasedTimers(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Timer>> lease(String kind, int atMost, Duration lease) {
        return across(connection -> connection
                .preparedQuery(LEASE)
                .execute(Tuple.of(kind, lease.toMillis(), atMost))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(LeasedTimers::timer)
                        .toList()));
    }

    /** Does nothing if the timer was planned again while it ran. */
    Uni<Void> remove(Timer timer) {
        return update(
                "delete from timers where id = $1 and leased_until = $2",
                Tuple.of(timer.id(), utc(timer.leasedUntil())));
    }

    Uni<Void> postpone(Timer timer, Instant dueAt, int attempts) {
        return update(
                "update timers set due_at = $3, leased_until = null, attempts = $4 where id = $1 and leased_until = $2",
                Tuple.of(timer.id(), utc(timer.leasedUntil()), utc(dueAt), attempts));
    }

    private Uni<Void> update(String sql, Tuple parameters) {
        return across(
                connection -> connection.preparedQuery(sql).execute(parameters).replaceWithVoid());
    }

    private <T> Uni<T> across(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(
                connection -> connection.query(SETTINGS).execute().chain((RowSet<Row> set) -> work.apply(connection)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Timer timer(Row row) {
        return new Timer(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getString("kind"),
                row.getUUID("subject_id"),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getInteger("attempts"),
                row.getOffsetDateTime("leased_until").toInstant());
    }
}
