package dev.bookingkit.submission;

import dev.bookingkit.column.JsonColumn;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.routing.FormAnswers;
import dev.bookingkit.routing.Route;
import dev.bookingkit.routing.Target;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code routing_submissions}, inside the current transaction.
 *
 * <p>The organization is named in the lists although row-level security sees to it: only then can they use their index.
 */
@ApplicationScoped
public class Submissions {

    private static final String COLUMNS = """
             id, form_id, cast(answers as text) as answers, matched_rule, event_type_id, provider_id, team_id, booking_id,
             created_at
            """;

    private static final String INSERT = """
            insert into routing_submissions (form_id, answers, matched_rule, event_type_id, provider_id, team_id)
            values (?1, cast(cast(?2 as text) as jsonb), nullif(cast(?3 as text), ''),
                    cast(nullif(cast(?4 as text), '') as uuid), cast(nullif(cast(?5 as text), '') as uuid),
                    cast(nullif(cast(?6 as text), '') as uuid))
            returning
            """ + COLUMNS;

    private static final String ONE = "select" + COLUMNS + "from routing_submissions where form_id = ?1 and id = ?2";

    private static final String PAGE = "select" + COLUMNS + """
            from routing_submissions
            where organization_id = ?1 and form_id = ?2
              and (created_at, id) > (cast(cast(?3 as text) as timestamptz), cast(?4 as uuid))
            order by created_at, id limit ?5
            """;

    private static final String COUNTS = """
            select matched_rule, count(*), count(booking_id) from routing_submissions
            where organization_id = ?1 and form_id = ?2
              and created_at >= cast(?3 as timestamptz) and created_at < cast(?4 as timestamptz)
            group by matched_rule order by matched_rule
            """;

    private static final String LED_TO = """
            update routing_submissions
            set booking_id = coalesce(booking_id, ?2),
                attendee_id = case when booking_id is null then cast(nullif(?3, '') as uuid) else attendee_id end
            where id = ?1
            """;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    Uni<Submission> add(UUID formId, FormAnswers answers, @Nullable Route route) {
        Target target = route == null ? null : route.target();
        return rows(
                        INSERT,
                        formId,
                        JsonColumn.write(answers.byKey()),
                        route == null ? "" : route.matchedRule(),
                        text(target == null ? null : target.eventTypeId()),
                        text(target == null ? null : target.providerId()),
                        text(target == null ? null : target.teamId()))
                .map(List::getFirst);
    }

    /** Of this form; fails as {@code not-found} where there is none. */
    public Uni<Submission> require(UUID formId, UUID id) {
        return rows(ONE, formId, id)
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> NotFound.of("submission").exception()));
    }

    /** In the order of their arrival, after the one given. */
    public Uni<List<Submission>> page(
            UUID organizationId, UUID formId, @Nullable Instant afterCreatedAt, @Nullable UUID afterId, int limit) {
        return rows(
                PAGE,
                organizationId,
                formId,
                afterCreatedAt == null ? "-infinity" : afterCreatedAt.toString(),
                afterId == null ? BEFORE_ALL : afterId,
                limit);
    }

    /** How many arrived in [from, to), and how many of them led to a booking, per rule; one statement. */
    Uni<List<RuleCount>> counts(UUID organizationId, UUID formId, Instant from, Instant to) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COUNTS, Object[].class)
                        .setParameter(1, organizationId)
                        .setParameter(2, formId)
                        .setParameter(3, OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
                        .setParameter(4, OffsetDateTime.ofInstant(to, ZoneOffset.UTC))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new RuleCount((String) row[0], new Count((Long) row[1], (Long) row[2])))
                        .toList());
    }

    /**
     * Notes that it (if any) led to this booking, or to this seat of it. One that has led to a booking before belongs to that
     * one's customer, and stays so. Fails as {@code invalid-request} where it is unknown.
     */
    public Uni<Void> ledTo(@Nullable UUID id, UUID bookingId, @Nullable UUID seatId) {
        if (id == null) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LED_TO)
                        .setParameter(1, id)
                        .setParameter(2, bookingId)
                        .setParameter(3, text(seatId))
                        .executeUpdate())
                .invoke(updated -> {
                    if (updated == 0) {
                        throw InvalidRequest.at("/routingSubmissionId", "There is no such submission.")
                                .exception();
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<List<Submission>> rows(String sql, Object... values) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql, Object[].class);
                    for (int i = 0; i < values.length; i++) {
                        query.setParameter(i + 1, values[i]);
                    }
                    return query.getResultList();
                })
                .map(found -> found.stream().map(Submissions::submission).toList());
    }

    @SuppressWarnings("unchecked")
    private static Submission submission(Object[] row) {
        Target target = new Target((UUID) row[4], (UUID) row[5], (UUID) row[6]);
        return new Submission(
                (UUID) row[0],
                (UUID) row[1],
                (Map<String, Object>) JsonColumn.read((String) row[2]),
                (String) row[3],
                target.references().isEmpty() ? null : target,
                (UUID) row[7],
                row[8] instanceof OffsetDateTime moment ? moment.toInstant() : (Instant) row[8]);
    }

    private static String text(@Nullable UUID id) {
        return Objects.toString(id, "");
    }
}
