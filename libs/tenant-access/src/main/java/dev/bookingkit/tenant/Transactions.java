package dev.bookingkit.tenant;

import dev.bookingkit.problem.CommonProblem.SlotTaken;
import dev.bookingkit.tenant.sql.PlainSql;
import dev.bookingkit.tenant.sql.SqlFailures;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The one place that opens a transaction.
 *
 * <p>Before the work runs, the database knows its organization ({@code app.organization_id}) and its actor
 * ({@code app.actor}); both end with the transaction. Serialization failures, deadlocks, exclusion violations, outdated
 * cached plans, connections that were dead before it began and work that is {@link Outdated} roll back and run the work again, twice at most; what fails then,
 * fails as a {@link dev.bookingkit.problem.ProblemException} where SQLSTATE has a meaning for clients.
 *
 * <p>The work may run up to three times, so it does database work only. It must not combine Unis over its session.
 */
@ApplicationScoped
public class Transactions {

    private static final int RETRIES = 2;
    private static final String NO_ORGANIZATION = "";
    private static final String ENTER =
            "select set_config('app.organization_id', $1, true), set_config('app.actor', $2, true),"
                    + " set_config('app.all_organizations', $3, true)";

    private final Vertx vertx;

    Transactions(Vertx vertx) {
        this.vertx = vertx;
    }

    /** For a request: the principal's organization and no other. */
    public <T> Uni<T> as(Principal principal, Supplier<Uni<T>> work) {
        return run(principal.organizationId().toString(), principal.actor(), work);
    }

    /** For a consumer or a timer: one organization; {@code actor} is {@code system:<service>}. */
    public <T> Uni<T> forOrganization(UUID organizationId, String actor, Supplier<Uni<T>> work) {
        return run(organizationId.toString(), actor, work);
    }

    /** For background workers only: rows of all organizations are visible. */
    public <T> Uni<T> acrossOrganizations(String actor, Supplier<Uni<T>> work) {
        return run(NO_ORGANIZATION, actor, work);
    }

    /** Runs work that no request or message started on a context of its own, which sessions need. */
    public <T> Uni<T> inBackground(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(
                    nothing -> Uni.createFrom().deferred(work::get).subscribe().with(emitter::complete, emitter::fail));
        });
    }

    private <T> Uni<T> run(String organizationId, String actor, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> toTheEnd(attempt(organizationId, actor, work)))
                .onFailure(failure -> failure instanceof NotBegun
                        || failure instanceof Outdated
                        || SqlFailures.isWorthARetry(failure))
                .retry()
                .atMost(RETRIES)
                .onFailure(Outdated.class)
                .transform(failure -> SlotTaken.now().exception())
                .onFailure()
                .transform(SqlFailures::translate);
    }

    /** A client who leaves does not end a transaction: a session that is closed amid its work cannot be closed well. */
    private static <T> Uni<T> toTheEnd(Uni<T> transaction) {
        return Uni.createFrom().emitter(emitter -> transaction.subscribe().with(emitter::complete, emitter::fail));
    }

    /** On a connection that was dead already, the work has not begun: another one will do. */
    private static <T> Uni<T> attempt(String organizationId, String actor, Supplier<Uni<T>> work) {
        AtomicBoolean begun = new AtomicBoolean();
        return Panache.withTransaction(() -> enter(organizationId, actor)
                        .invoke(() -> begun.set(true))
                        .chain(work::get))
                .onFailure(failure -> !begun.get() && SqlFailures.isDeadConnection(failure))
                .transform(NotBegun::new);
    }

    private static final class NotBegun extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotBegun(Throwable cause) {
            super(cause);
        }
    }

    private static Uni<Void> enter(String organizationId, String actor) {
        return PlainSql.rows(ENTER, organizationId, actor, organizationId.isEmpty() ? "on" : "off")
                .replaceWithVoid();
    }
}
