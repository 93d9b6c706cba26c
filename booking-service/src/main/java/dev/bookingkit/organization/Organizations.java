package dev.bookingkit.organization;

import dev.bookingkit.column.JsonColumn;
import dev.bookingkit.problem.CommonProblem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The table {@code organizations}, inside the current transaction: the transaction's own row. */
@ApplicationScoped
public class Organizations {

    private static final String COLUMNS = """
             id, name, slug, coalesce(cast(settings ->> 'autoComplete' as boolean), false),
             coalesce(cast(cast(settings ->> 'autoCompleteAfterMinutes' as numeric) as int), 0), is_active, created_at,
             updated_at
            """;

    private static final String ONE = "select" + COLUMNS + "from organizations where id = ?1";

    private static final String UPDATE = """
            update organizations
            set name = coalesce(nullif(cast(?2 as text), ''), name), settings = settings || cast(cast(?3 as text) as jsonb)
            where id = ?1
            returning
            """ + COLUMNS;

    private static final String FOUND = "select" + COLUMNS + "from found_organization(?1, ?2, ?3)";

    private static final String COMPLETION_DELAY = """
            select cast(extract(epoch from completion_delay(settings)) as bigint) from organizations
            where id = cast(current_setting('app.organization_id') as uuid) and completion_delay(settings) is not null
            """;

    /** Fails as {@code not-found} for any but the transaction's own. */
    public Uni<Organization> require(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ONE, Object[].class)
                        .setParameter(1, id)
                        .getResultList())
                .map(found -> found.stream()
                        .findFirst()
                        .map(Organizations::organization)
                        .orElseThrow(() -> NotFound.of("organization").exception()));
    }

    /** A new tenant with its first owner; fails as {@code already-exists} where the slug is in use. */
    Uni<Organization> found(String name, String slug, String owner) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FOUND, Object[].class)
                        .setParameter(1, name)
                        .setParameter(2, slug)
                        .setParameter(3, owner)
                        .getSingleResult())
                .map(Organizations::organization);
    }

    /** How long after its end a booking completes by itself; empty: it does not. */
    public Uni<Optional<Duration>> completionDelay() {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(COMPLETION_DELAY, Long.class).getResultList())
                .map(found -> found.stream().findFirst().map(Duration::ofSeconds));
    }

    Uni<Organization> update(UUID id, OrganizationChange change) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UPDATE, Object[].class)
                        .setParameter(1, id)
                        .setParameter(2, Objects.requireNonNullElse(change.name(), ""))
                        .setParameter(3, JsonColumn.write(settings(change)))
                        .getResultList())
                .map(List::getFirst)
                .map(Organizations::organization);
    }

    private static Map<String, Object> settings(OrganizationChange change) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (change.autoComplete() != null) {
            settings.put("autoComplete", change.autoComplete());
        }
        if (change.autoCompleteAfterMinutes() != null) {
            settings.put("autoCompleteAfterMinutes", change.autoCompleteAfterMinutes());
        }
        return settings;
    }

    private static Organization organization(Object[] row) {
        return new Organization(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                new OrganizationSettings((Boolean) row[3], (Integer) row[4]),
                (Boolean) row[5],
                time(row[6]),
                time(row[7]));
    }

    private static Instant time(Object value) {
        return value instanceof OffsetDateTime moment ? moment.toInstant() : (Instant) value;
    }
}
