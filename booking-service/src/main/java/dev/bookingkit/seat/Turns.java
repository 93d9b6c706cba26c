package dev.bookingkit.seat;

import dev.bookingkit.problem.CommonProblem.Unavailable;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Lock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets few at a time to the row of a session, the others wait without a connection.
 *
 * <p>The row lets one transaction after the other pass anyway. Those who queue in the database for it hold the connections
 * that all other requests need, and wake one another at its every change. This is about load only: it is the database that
 * sells no seat twice.
 */
@ApplicationScoped
public class Turns {

    /** So many keep the row busy while the others' statements are on their way; more cost the database more a seat. */
    static final int AT_A_TIME = 4;

    private final Vertx vertx;
    private final Duration longestWait;
    private final AtomicInteger next = new AtomicInteger();

    Turns(
            Vertx vertx,
            @ConfigProperty(name = "bookingkit.database.statement-timeout", defaultValue = "4s") Duration longestWait) {
        this.vertx = vertx;
        this.longestWait = longestWait;
    }

    /**
     * Fails as {@code unavailable} when it waits for its turn longer than a statement may take.
     *
     * @param work a whole transaction; once begun, it runs to its end whoever leaves
     */
    public <T> Uni<T> await(Principal principal, UUID sessionId, Supplier<Uni<T>> work) {
        String lane =
                principal.organizationId() + " " + sessionId + " " + Math.floorMod(next.getAndIncrement(), AT_A_TIME);
        return Uni.createFrom()
                .emitter(emitter -> vertx.sharedData()
                        .getLocalLockWithTimeout(lane, longestWait.toMillis())
                        .onSuccess(turn -> run(work, turn).subscribe().with(emitter::complete, emitter::fail))
                        .onFailure(late -> emitter.fail(Unavailable.shortly().exception())));
    }

    private static <T> Uni<T> run(Supplier<Uni<T>> work, Lock turn) {
        return Uni.createFrom().deferred(work::get).onTermination().invoke(turn::release);
    }
}
