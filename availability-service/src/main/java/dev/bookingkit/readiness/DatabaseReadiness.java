package dev.bookingkit.readiness;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Asks the database, and takes no answer within a bound for a no. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {

    private static final String NAME = "database";
    private static final Duration BOUND = Duration.ofMillis(1_500);

    private final Pool pool;

    DatabaseReadiness(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return pool.query("select 1")
                .execute()
                .map(rows -> HealthCheckResponse.up(NAME))
                .ifNoItem()
                .after(BOUND)
                .recoverWithItem(() -> HealthCheckResponse.down(NAME))
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.down(NAME));
    }
}
