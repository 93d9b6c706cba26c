package dev.bookingkit.team;

import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.rows.Position;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** The organization's teams that are not archived. */
@ApplicationScoped
public class Teams implements PanacheRepositoryBase<Team, UUID> {

    /** Fails as {@code not-found}. */
    public Uni<Team> require(UUID id) {
        return present(id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("team").exception());
    }

    /** The same, and no one else changes the team until this transaction ends. */
    Uni<Team> requireLocked(UUID id) {
        return present(id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("team").exception());
    }

    Uni<Team> add(Team team) {
        return persistAndFlush(team).call(this::reload);
    }

    Uni<Team> save(Team team) {
        return flush().call(() -> reload(team)).replaceWith(team);
    }

    /** At most {@code limit + 1} of them, in the order of their creation. */
    public Uni<List<Team>> list(UUID organizationId, Position after, int limit) {
        return find(
                        "organizationId = ?1 and archivedAt is null and (createdAt, id) > (?2, ?3) order by createdAt, id",
                        organizationId,
                        after.createdAt(),
                        after.id())
                .range(0, limit)
                .list();
    }

    private PanacheQuery<Team> present(UUID id) {
        return find("id = ?1 and archivedAt is null", id);
    }

    /** The database sets the times. */
    private Uni<Void> reload(Team team) {
        return Panache.getSession().chain(session -> session.refresh(team));
    }
}
