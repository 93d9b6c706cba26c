package dev.bookingkit.tenant.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bookingkit.stack.Database;
import dev.bookingkit.stack.EmbeddedStack;
import dev.bookingkit.stack.Part;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PatientPoolIT {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(300);
    private static EmbeddedStack stack;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(3));
    private final ContextInternal opener = ((VertxInternal) vertx).createEventLoopContext();
    private final ContextInternal holder = ((VertxInternal) vertx).createEventLoopContext();
    private final ContextInternal waiter = ((VertxInternal) vertx).createEventLoopContext();

    @BeforeAll
    static void start() {
        stack = EmbeddedStack.builder().only(Part.POSTGRES).start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void connectionThatComesTooLateGoesBack() throws Exception {
        Pool pool = new PatientPool(vertx, poolOfOne(0), LONGEST_WAIT);

        giveUpWhileItIsOnItsWay(pool);

        assertThat(got(connection(pool, holder))).isNotNull();
    }

    @Test
    void waitEndsAndTheNextOneGetsIt() throws Exception {
        Pool pool = new PatientPool(vertx, poolOfOne(0), LONGEST_WAIT);
        SqlConnection held = got(connection(pool, holder));

        assertThatThrownBy(() -> got(connection(pool, waiter))).hasMessageContaining("Timeout");
        held.close();

        assertThat(got(connection(pool, waiter))).isNotNull();
    }

    /** The reason for {@link PatientPool}, which may go when this fails. */
    @Test
    void theClientsOwnLimitLosesIt() throws Exception {
        Pool pool = poolOfOne((int) LONGEST_WAIT.toMillis());

        giveUpWhileItIsOnItsWay(pool);

        assertThatThrownBy(() -> got(connection(pool, holder))).hasMessageContaining("Timeout");
    }

    /** The connection is given back in time, but the event loop that it lives on is held up until after the wait's end. */
    private void giveUpWhileItIsOnItsWay(Pool pool) throws Exception {
        got(got(connection(pool, opener)).close());
        SqlConnection held = got(connection(pool, holder));
        Future<SqlConnection> wanted = connection(pool, waiter);
        opener.runOnContext(busy -> sleep(LONGEST_WAIT.multipliedBy(3)));
        sleep(LONGEST_WAIT.dividedBy(3));
        got(on(holder, held::close));

        assertThatThrownBy(() -> got(wanted)).hasMessageContaining("Timeout");
        sleep(LONGEST_WAIT.multipliedBy(3));
    }

    private static Future<SqlConnection> connection(Pool pool, ContextInternal context) {
        return on(context, pool::getConnection);
    }

    private static <T> Future<T> on(ContextInternal context, Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(now -> work.get().onComplete(done));
        return done.future();
    }

    private static <T> T got(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Pool poolOfOne(int connectionTimeoutMillis) {
        Database database = stack.postgres();
        return PgBuilder.pool()
                .with(new PoolOptions()
                        .setMaxSize(1)
                        .setConnectionTimeout(connectionTimeoutMillis)
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
                .connectingTo(PgConnectOptions.fromUri(database.reactiveUrl())
                        .setUser(database.user())
                        .setPassword(database.password()))
                .using(vertx)
                .build();
    }
}
