package dev.bookingkit.provider;

import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.rows.Position;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The organization's providers that are not archived. */
@ApplicationScoped
public class Providers implements PanacheRepositoryBase<Provider, UUID> {

    /** Fails as {@code not-found}. */
    public Uni<Provider> require(UUID id) {
        return present(id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("provider").exception());
    }

    /** The same, and no one else changes the provider or its schedule until this transaction ends. */
    public Uni<Provider> requireLocked(UUID id) {
        return present(id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("provider").exception());
    }

    /** How many of these there are. */
    public Uni<Long> count(Collection<UUID> ids) {
        return count("archivedAt is null and id in ?1", ids);
    }

    Uni<Provider> add(Provider provider) {
        return persistAndFlush(provider).call(this::reload);
    }

    Uni<Provider> save(Provider provider) {
        return flush().call(() -> reload(provider)).replaceWith(provider);
    }

    /** At most {@code limit + 1} of them, in the order of their creation. */
    public Uni<List<Provider>> list(UUID organizationId, @Nullable String userId, Position after, int limit) {
        return find(
                        "organizationId = ?1 and archivedAt is null and (?2 = '' or userId = ?2)"
                                + " and (createdAt, id) > (?3, ?4) order by createdAt, id",
                        organizationId,
                        userId == null ? "" : userId,
                        after.createdAt(),
                        after.id())
                .range(0, limit)
                .list();
    }

    private PanacheQuery<Provider> present(UUID id) {
        return find("id = ?1 and archivedAt is null", id);
    }

    /** The database sets the times. */
    private Uni<Void> reload(Provider provider) {
        return Panache.getSession().chain(session -> session.refresh(provider));
    }
}
