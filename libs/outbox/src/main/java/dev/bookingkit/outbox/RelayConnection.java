package dev.bookingkit.outbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;

/**
 * The relay's own connection: it holds the advisory lock that makes this replica the topic's publisher, hears notifications,
 * and reads and deletes rows, so that losing the lock and losing the rows are one event. Used by one thread, which it blocks.
 */
final class RelayConnection implements AutoCloseable {

    /**
     * For the session. The policies' conditions look rarer to the planner than they are: it would read and sort a whole backlog for a
     * batch, and a backlog would slow down its own end. Without sorting, the index gives them in order.
     */
    static final String SETTINGS =
            "select set_config('app.all_organizations', 'on', false), set_config('enable_sort', 'off', false)";

    /** In the order of the index that begins with service, in its collation, and topic. */
    static final String OLDEST = """
            select id, organization_id, aggregateid, type, payload::text as payload, traceparent, created_at from outbox
            where service = cast(current_user as text) collate "default" and topic = $1 order by position limit $2
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final PgConnection connection;
    private final Semaphore notifications = new Semaphore(0);

    private RelayConnection(PgConnection connection) {
        this.connection = connection;
        connection.notificationHandler(notification -> notifications.release());
        connection.closeHandler(closed -> notifications.release());
    }

    static RelayConnection open(Vertx vertx, PgConnectOptions options) throws Exception {
        Future<PgConnection> connecting = PgConnection.connect(vertx, noticedWhenGone(options));
        try {
            RelayConnection opened = new RelayConnection(await(connecting));
            opened.query(SETTINGS);
            return opened;
        } catch (Exception failure) {
            connecting.onSuccess(PgConnection::close); // also one that comes only when nobody waits for it any more
            throw failure;
        }
    }

    /** The server must drop the lock of a host that vanished without a word; by default it waits for two hours. */
    private static PgConnectOptions noticedWhenGone(PgConnectOptions options) {
        return new PgConnectOptions(options)
                .addProperty("tcp_keepalives_idle", "5")
                .addProperty("tcp_keepalives_interval", "1")
                .addProperty("tcp_keepalives_count", "5");
    }

    boolean lock(String topic) throws Exception {
        return await(connection
                        .preparedQuery("select pg_try_advisory_lock("
                                + "hashtext('outbox-relay ' || current_user), hashtext($1))")
                        .execute(Tuple.of(topic)))
                .iterator()
                .next()
                .getBoolean(0);
    }

    /** From here on {@link #awaitNotification} hears of the topic's rows. */
    void listen(String topic) throws Exception {
        String channel = await(connection
                        .preparedQuery("select quote_ident(outbox_channel(current_user, $1))")
                        .execute(Tuple.of(topic)))
                .iterator()
                .next()
                .getString(0);
        query("listen " + channel);
    }

    List<OutboxRow> oldest(String topic, int atMost) throws Exception {
        RowSet<Row> rows = await(connection.preparedQuery(OLDEST).execute(Tuple.of(topic, atMost)));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(OutboxRow::of)
                .toList();
    }

    void delete(List<OutboxRow> published) throws Exception {
        UUID[] ids = published.stream().map(OutboxRow::id).toArray(UUID[]::new);
        await(connection.preparedQuery("delete from outbox where id = any($1)").execute(Tuple.of(ids)));
    }

    /** Returns early, once others had the time to follow, when a row was announced since the last time or the connection was lost. */
    void awaitNotification(Duration atMost, Duration gathering) throws InterruptedException {
        if (notifications.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            Thread.sleep(gathering);
            notifications.drainPermits();
        }
    }

    private void query(String sql) throws Exception {
        await(connection.query(sql).execute());
    }

    @Override
    public void close() {
        connection.close();
    }

    private static <T> T await(Future<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
