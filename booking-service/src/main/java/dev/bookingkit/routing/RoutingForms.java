package dev.bookingkit.routing;

import dev.bookingkit.problem.CommonProblem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code routing_forms}, without the archived ones. */
@ApplicationScoped
public class RoutingForms implements PanacheRepositoryBase<RoutingForm, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Fails as {@code not-found} where there is none, or it is archived or another organization's. */
    public Uni<RoutingForm> require(UUID id) {
        return first(byId(id));
    }

    /** The same, for someone who fills it in: one that is not active is not there. */
    public Uni<RoutingForm> requireActive(UUID id) {
        return require(id).invoke(form -> {
            if (!form.details().isActive()) {
                throw missing();
            }
        });
    }

    /** For a change: nobody else changes it until the transaction ends. */
    Uni<RoutingForm> requireLocked(UUID id) {
        return first(byId(id).withLock(LockModeType.PESSIMISTIC_WRITE));
    }

    /** In the order of their creation, after the one given. */
    public Uni<List<RoutingForm>> page(
            UUID organizationId, @Nullable Instant afterCreatedAt, @Nullable UUID afterId, int limit) {
        return find(
                        "organizationId = ?1 and archivedAt is null and (createdAt, id) > (?2, ?3) order by createdAt, id",
                        organizationId,
                        afterCreatedAt == null ? Instant.EPOCH : afterCreatedAt,
                        afterId == null ? BEFORE_ALL : afterId)
                .range(0, limit - 1)
                .list();
    }

    Uni<UUID> nextId() {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery("select uuidv7()", UUID.class).getSingleResult());
    }

    /** Writes what has changed and reads what the database makes of it. */
    Uni<RoutingForm> saved(RoutingForm form) {
        return Panache.getSession()
                .call(session -> session.flush())
                .call(session -> session.refresh(form))
                .replaceWith(form);
    }

    private PanacheQuery<RoutingForm> byId(UUID id) {
        return find("id = ?1 and archivedAt is null", id);
    }

    private static Uni<RoutingForm> first(PanacheQuery<RoutingForm> found) {
        return found.firstResult().onItem().ifNull().failWith(RoutingForms::missing);
    }

    private static RuntimeException missing() {
        return NotFound.of("routing form").exception();
    }
}
