package dev.bookingkit.eventtype;

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

/** The table {@code event_types}, without the archived ones. */
@ApplicationScoped
public class EventTypes implements PanacheRepositoryBase<EventType, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Fails as {@code not-found} where there is none, or it is archived or another organization's. */
    public Uni<EventType> require(UUID id) {
        return first(byId(id));
    }

    /** For a change: nobody else changes or archives it until the transaction ends. */
    Uni<EventType> requireLocked(UUID id) {
        return first(byId(id).withLock(LockModeType.PESSIMISTIC_WRITE));
    }

    private PanacheQuery<EventType> byId(UUID id) {
        return find("id = ?1 and archivedAt is null", id);
    }

    private static Uni<EventType> first(PanacheQuery<EventType> found) {
        return found.firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("event type").exception());
    }

    /** The one that a booking was made of, archived or not. */
    public Uni<EventType> ofBooking(UUID id) {
        return findById(id);
    }

    /** In the order of their creation, after the one given. */
    public Uni<List<EventType>> page(
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
    Uni<EventType> saved(EventType type) {
        return Panache.getSession()
                .call(session -> session.flush())
                .call(session -> session.refresh(type))
                .replaceWith(type);
    }
}
