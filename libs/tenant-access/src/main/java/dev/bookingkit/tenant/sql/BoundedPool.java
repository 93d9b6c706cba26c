package dev.bookingkit.tenant.sql;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Gives every wait for the database an end, which the client's defaults do not: for a connection, for a lock, for a
 * statement, for a transaction that does nothing. And has every prepared statement planned once per connection: planning the
 * query for providers' time, with its row-level security, takes ten times as long as running it.
 */
@Singleton
public class BoundedPool implements PgPoolCreator {

    /** Characters; the client's default of 2,048 leaves the query for providers' time to be planned anew each time. */
    private static final int LONGEST_CACHED_STATEMENT = 8_192;

    /** Those who gave up among them: they keep their place until it is their turn. */
    private static final int MOST_WAITING = 1_000;

    /** The statements are for a few rows each, found by an index: no value makes another plan better, nor compilation worth it. */
    private static final Map<String, String> PLANS = Map.of("plan_cache_mode", "force_generic_plan", "jit", "off");

    private final Duration acquireTimeout;
    private final Duration statementTimeout;
    private volatile @Nullable PgConnectOptions connectOptions;

    BoundedPool(
            @ConfigProperty(name = "bookingkit.database.acquire-timeout", defaultValue = "2s") Duration acquireTimeout,
            @ConfigProperty(name = "bookingkit.database.statement-timeout", defaultValue = "4s")
                    Duration statementTimeout) {
        this.acquireTimeout = acquireTimeout;
        this.statementTimeout = statementTimeout;
    }

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(options -> {
            options.setConnectTimeout((int) acquireTimeout.toMillis());
            options.setTcpKeepAlive(true);
            options.setPreparedStatementCacheSqlLimit(LONGEST_CACHED_STATEMENT);
            options.getProperties().putAll(limits());
            options.getProperties().putAll(PLANS);
        });
        connectOptions = input.pgConnectOptionsList().getFirst();
        PoolOptions options = input.poolOptions();
        options.setConnectionTimeout(0); // see PatientPool
        options.setMaxWaitQueueSize(MOST_WAITING);
        Pool pool = PgBuilder.pool()
                .with(options)
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
        return new PatientPool(input.vertx(), pool, acquireTimeout);
    }

    /** For a connection outside of the pool, such as one that listens; the pool must have been used or injected before. */
    public PgConnectOptions connectOptions() {
        PgConnectOptions known = connectOptions;
        if (known == null) {
            throw new IllegalStateException("the pool has not been created yet");
        }
        return new PgConnectOptions(known);
    }

    private Map<String, String> limits() {
        long statement = statementTimeout.toMillis();
        return Map.of(
                "statement_timeout", Long.toString(statement),
                "lock_timeout", Long.toString(statement * 3 / 4),
                "idle_in_transaction_session_timeout", Long.toString(statement * 2),
                "transaction_timeout", Long.toString(statement * 4));
    }
}
