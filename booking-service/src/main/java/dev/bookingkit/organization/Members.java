package dev.bookingkit.organization;

import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.schema.MemberRole;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code organization_members}, of the current transaction's organization. */
@ApplicationScoped
public class Members {

    private static final String COLUMNS = " id, user_id, cast(role as text) as role, created_at, updated_at ";
    private static final String OWN = " organization_id = cast(current_setting('app.organization_id') as uuid) ";
    private static final String ROLE = "cast(cast(?2 as text) as member_role)";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String ADD =
            "insert into organization_members (user_id, role) values (?1, " + ROLE + ") returning" + COLUMNS;
    private static final String ONE =
            "select" + COLUMNS + "from organization_members where" + OWN + "and id = ?1 for update";
    private static final String CHANGE =
            "update organization_members set role = " + ROLE + " where" + OWN + "and id = ?1 returning" + COLUMNS;
    private static final String REMOVE =
            "delete from organization_members where" + OWN + "and id = ?1 returning" + COLUMNS;
    private static final String PAGE = "select" + COLUMNS + "from organization_members where" + OWN
            + "and (created_at, id) > (cast(cast(?1 as text) as timestamptz), ?2) order by created_at, id limit ?3";
    private static final String OTHER_OWNERS =
            "select count(*) from organization_members where" + OWN + "and role = 'owner' and id <> ?1";
    private static final String LOCK = "select 1 from organizations where id ="
            + " cast(current_setting('app.organization_id') as uuid) for update";

    /** In the order of their joining, after the one given. */
    public Uni<List<Member>> page(@Nullable Instant afterCreatedAt, @Nullable UUID afterId, int limit) {
        return rows(
                PAGE,
                afterCreatedAt == null ? "-infinity" : afterCreatedAt.toString(),
                afterId == null ? BEFORE_ALL : afterId,
                limit);
    }

    Uni<Member> add(String userId, MemberRole role) {
        return rows(ADD, userId, role.wireName()).map(List::getFirst);
    }

    Uni<Member> require(UUID id) {
        return rows(ONE, id)
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> NotFound.of("member").exception()));
    }

    Uni<Member> change(UUID id, MemberRole role) {
        return rows(CHANGE, id, role.wireName()).map(List::getFirst);
    }

    Uni<Void> remove(UUID id) {
        return rows(REMOVE, id).replaceWithVoid();
    }

    /** Until the transaction ends, nobody else changes who owns the organization. */
    Uni<Void> lock() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Integer.class).getResultList())
                .replaceWithVoid();
    }

    Uni<Boolean> hasOtherOwner(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OTHER_OWNERS, Long.class)
                        .setParameter(1, id)
                        .getSingleResult())
                .map(count -> count > 0);
    }

    private static Uni<List<Member>> rows(String sql, Object... values) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql, Object[].class);
                    for (int i = 0; i < values.length; i++) {
                        query.setParameter(i + 1, values[i]);
                    }
                    return query.getResultList();
                })
                .map(found -> found.stream().map(Members::member).toList());
    }

    private static Member member(Object[] row) {
        return new Member(
                (UUID) row[0], (String) row[1], MemberRole.fromWire((String) row[2]), time(row[3]), time(row[4]));
    }

    private static Instant time(Object value) {
        return value instanceof OffsetDateTime moment ? moment.toInstant() : (Instant) value;
    }
}
