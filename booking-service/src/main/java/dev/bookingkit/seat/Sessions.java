package dev.bookingkit.seat;

import dev.bookingkit.booking.BookingOrder;
import dev.bookingkit.eventtype.EventTypeDetails;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.tenant.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions as their seats need them: a narrow view of bookings and their event types. */
@ApplicationScoped
class Sessions {

    /** Under the rules of its host, who may have an event type of their own under a managed team's, found first ({@code offset 0}). */
    private static final String ONE = """
            select b.id, cast(b.status as text) as status, b.starts_at, b.ends_at, b.max_seats, b.seats_taken, b.currency,
                   case when 'isActive' = any (template.locked_fields) then template.is_active else own.is_active end
                     and t.archived_at is null as offered,
                   case when 'minimumNoticeMinutes' = any (template.locked_fields)
                        then template.minimum_notice_minutes else own.minimum_notice_minutes end,
                   t.cancellation_cutoff_minutes,
                   t.waitlist_enabled, t.waitlist_offer_minutes, cast(t.custom_questions as text) as questions
            from bookings b join event_types t on t.id = b.event_type_id
              cross join lateral (select coalesce(case when b.team_id is not null then (
                select o.id from event_types o join teams g on g.id = b.team_id and g.assignment_strategy = 'managed'
                where o.parent_event_type_id = t.id and o.provider_id = b.provider_id and o.archived_at is null
                order by o.created_at, o.id limit 1) end, t.id) as id offset 0) as mine
              join event_types own on own.id = mine.id
              left join event_types template on template.id = own.parent_event_type_id and template.archived_at is null
            where b.id = $1
            """;

    private static final String LOCKED = ONE + " for no key update of b";

    private static final String AT = """
            select id from bookings
            where event_type_id = $1 and starts_at = $2 and max_seats > 1 and status not in ('cancelled', 'rejected')
            """;

    private static final String HOSTED_AT = AT + " and $3 = any (provider_ids) order by id limit 1";

    /** Of the host whom the order names, or whoever stands in for them that day. */
    private static final String FULL_AT = AT + """
             and ($3 = '' or cast(nullif($3, '') as uuid) = any (provider_ids)
                  or exists (select from out_of_office o join providers p on p.id = o.provider_id
                             where o.provider_id = cast(nullif($3, '') as uuid) and o.redirect_to_provider_id = any (provider_ids)
                               and cast(starts_at at time zone p.time_zone as date) between o.start_date and o.end_date))
            """ + " and ($4 = '' or team_id = cast(nullif($4, '') as uuid))"
            + " and seats_taken + cast($5 as int) > max_seats order by cast($5 as int) > max_seats, id limit 1";

    private final EventTypeDetails.QuestionsColumn questions = new EventTypeDetails.QuestionsColumn();

    /** As it is now; fails as {@code not-found}. */
    Uni<Session> require(UUID id) {
        return one(ONE, id);
    }

    /** Nobody else changes a seat of it until the transaction ends. */
    Uni<Session> lock(UUID id) {
        return one(LOCKED, id);
    }

    /** The provider's session of this event type that starts exactly then; null if there is none. */
    Uni<@Nullable UUID> at(UUID eventTypeId, UUID providerId, Instant start) {
        return PlainSql.value(UUID.class, HOSTED_AT, eventTypeId, time(start), providerId);
    }

    /**
     * One that the order's party does not fit into, at the order's time, of its provider and team if it names them; rather one
     * that it would fit into if it were empty.
     */
    Uni<@Nullable UUID> fullAt(BookingOrder order) {
        return PlainSql.value(
                UUID.class,
                FULL_AT,
                order.eventTypeId(),
                time(order.start()),
                Objects.toString(order.providerId(), ""),
                Objects.toString(order.teamId(), ""),
                order.seats());
    }

    /** The code under which the audit trail notes the change that follows. */
    Uni<Void> because(String code) {
        return PlainSql.rows("select set_config('app.reason', $1, true)", code).replaceWithVoid();
    }

    private Uni<Session> one(String sql, UUID id) {
        return PlainSql.rows(sql, id)
                .map(rows -> rows.isEmpty() ? null : rows.getFirst())
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("booking").exception())
                .map(this::session);
    }

    private Session session(Object[] row) {
        return new Session(
                (UUID) row[0],
                BookingStatus.fromWire((String) row[1]),
                moment(row[2]),
                moment(row[3]),
                (Integer) row[4],
                (Integer) row[5],
                (String) row[6],
                (Boolean) row[7],
                minutes(row[8]),
                minutes(row[9]),
                (Boolean) row[10],
                minutes(row[11]),
                questions.convertToEntityAttribute((String) row[12]));
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Duration minutes(Object value) {
        return Duration.ofMinutes((Integer) value);
    }

    private static Instant moment(Object value) {
        return value instanceof OffsetDateTime moment ? moment.toInstant() : (Instant) value;
    }
}
