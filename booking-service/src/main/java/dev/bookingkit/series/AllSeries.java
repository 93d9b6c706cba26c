package dev.bookingkit.series;

import dev.bookingkit.booking.ExpectedVersion;
import dev.bookingkit.problem.CommonProblem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code recurring_series}. */
@ApplicationScoped
public class AllSeries implements PanacheRepositoryBase<Series, UUID> {

    /** For reading. Fails as {@code not-found}. */
    public Uni<Series> require(UUID id) {
        return known(findById(id));
    }

    /** For a change: before anything else of the series is locked. Fails as {@code not-found} or {@code version-mismatch}. */
    Uni<Series> requireLocked(UUID id, ExpectedVersion expected) {
        return known(findById(id, LockModeType.PESSIMISTIC_WRITE)).invoke(series -> series.check(expected));
    }

    private static Uni<Series> known(Uni<Series> found) {
        return found.onItem().ifNull().failWith(() -> NotFound.of("series").exception());
    }

    /** In the order of their creation, after the one given. */
    public Uni<List<Series>> page(
            UUID organizationId,
            @Nullable UUID providerId,
            @Nullable Instant afterCreatedAt,
            @Nullable UUID afterId,
            int limit) {
        StringBuilder where = new StringBuilder("organizationId = :organization");
        Parameters values = Parameters.with("organization", organizationId);
        if (providerId != null) {
            where.append(" and providerId = :provider");
            values.and("provider", providerId);
        }
        if (afterCreatedAt != null && afterId != null) {
            where.append(" and (createdAt, id) > (:created, :id)");
            values.and("created", afterCreatedAt).and("id", afterId);
        }
        return find(where + " order by createdAt, id", values)
                .range(0, limit - 1)
                .list();
    }

    /** Writes what has changed and reads what the database makes of it. */
    Uni<Series> saved(Series series) {
        return Panache.getSession()
                .call(session -> session.flush())
                .call(session -> session.refresh(series))
                .replaceWith(series);
    }
}
