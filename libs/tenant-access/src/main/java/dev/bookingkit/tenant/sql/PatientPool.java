package dev.bookingkit.tenant.sql;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.impl.ContextInternal;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.function.Function;

/**
 * A pool in which a wait for a connection has an end, and no connection is lost by it: what comes too late goes back.
 *
 * <p>The client's own limit ({@code PoolOptions.connectionTimeout}, as of 4.5.28) can end a wait while the connection is on its way from
 * another event loop. Nobody has it then and nobody gives it back. A replica that was short of processor time for half a
 * minute lost all of its sixteen, and answered 503 for the rest of its life.
 */
@SuppressWarnings("deprecation") // PgPool is what Quarkus casts it to
final class PatientPool implements PgPool {

    private final Vertx vertx;
    private final Pool pool;
    private final Duration longestWait;

    /** @param pool without a limit of its own for {@link #getConnection()} */
    PatientPool(Vertx vertx, Pool pool, Duration longestWait) {
        this.vertx = vertx;
        this.pool = pool;
        this.longestWait = longestWait;
    }

    @Override
    public Future<SqlConnection> getConnection() {
        Promise<SqlConnection> wanted = ((ContextInternal) vertx.getOrCreateContext()).promise();
        long timer = vertx.setTimer(
                longestWait.toMillis(),
                due -> wanted.tryFail(new VertxException("Timeout waiting for connection", true)));
        pool.getConnection().onComplete(got -> {
            vertx.cancelTimer(timer);
            if (got.failed()) {
                wanted.tryFail(got.cause());
            } else if (!wanted.tryComplete(got.result())) {
                got.result().close();
            }
        });
        return wanted.future();
    }

    @Override
    public void getConnection(Handler<AsyncResult<SqlConnection>> handler) {
        getConnection().onComplete(handler);
    }

    /** Waits for a connection without an end: for who has a limit above it. */
    @Override
    public Query<RowSet<Row>> query(String sql) {
        return pool.query(sql);
    }

    /** Waits for a connection without an end: for who has a limit above it. */
    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return pool.preparedQuery(sql);
    }

    /** Waits for a connection without an end: for who has a limit above it. */
    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return pool.preparedQuery(sql, options);
    }

    @Override
    public PgPool connectHandler(Handler<SqlConnection> handler) {
        pool.connectHandler(handler);
        return this;
    }

    @Override
    public PgPool connectionProvider(Function<Context, Future<SqlConnection>> provider) {
        pool.connectionProvider(provider);
        return this;
    }

    @Override
    public int size() {
        return pool.size();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        pool.close(handler);
    }

    @Override
    public Future<Void> close() {
        return pool.close();
    }
}
