package dev.bookingkit.webhook;

import dev.bookingkit.booking.ErasedIds;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.sql.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code webhook_deliveries}, of the current organization. */
@ApplicationScoped
public class Deliveries {

    private static final String VIEW = """
            cast(jsonb_build_object('id', d.id, 'subscriptionId', d.subscription_id, 'eventId', d.event_id, 'type', d.type,
                'redelivery', d.redelivery, 'status', d.status, 'attempts', d.attempts,
                'nextAttemptAt', rfc3339(d.next_attempt_at), 'lastAttemptAt', rfc3339(d.last_attempt_at),
                'responseStatus', d.response_status, 'responseExcerpt', d.response_excerpt, 'error', d.error,
                'durationMillis', d.duration_millis, 'succeededAt', rfc3339(d.succeeded_at),
                'createdAt', rfc3339(d.created_at)) as text)
            """;

    private static final String ADD = """
            insert into webhook_deliveries (subscription_id, event_id, type, payload, next_attempt_at)
            values (?1, ?2, ?3, cast(cast(?4 as text) as jsonb), ?5)
            on conflict (subscription_id, event_id, redelivery) do nothing
            returning cast(to_jsonb(id) as text)
            """;

    private static final String ADD_AGAIN = """
            insert into webhook_deliveries (subscription_id, event_id, type, payload, next_attempt_at, redelivery)
            select d.subscription_id, d.event_id, d.type, d.payload, ?3,
                (select max(o.redelivery) + 1 from webhook_deliveries o
                 where o.subscription_id = d.subscription_id and o.event_id = d.event_id)
            from webhook_deliveries d where d.subscription_id = ?1 and d.id = ?2
            returning cast(to_jsonb(id) as text)
            """;

    private static final String FIND_PENDING = """
            select cast(jsonb_build_object('id', d.id, 'subscriptionId', s.id, 'eventId', d.event_id,
                'payload', cast(d.payload as text), 'attempts', d.attempts, 'subscriberUrl', s.subscriber_url,
                'secrets', case when s.previous_secret_expires_at > ?2 then jsonb_build_array(s.secret, s.previous_secret)
                                else jsonb_build_array(s.secret) end,
                'subscriptionActive', s.is_active, 'failingSince', rfc3339(s.failing_since)) as text)
            from webhook_deliveries d join webhook_subscriptions s on s.id = d.subscription_id
            where d.id = ?1 and d.status = 'pending'
            """;

    private static final String RECORD = """
            update webhook_deliveries set status = cast(?2 as delivery_status), attempts = attempts + 1,
                next_attempt_at = cast(cast(?3 as text) as timestamptz), last_attempt_at = cast(cast(?4 as text) as timestamptz),
                response_status = cast(cast(?5 as text) as int), response_excerpt = cast(?6 as text), error = cast(?7 as text),
                duration_millis = ?8, succeeded_at = case when ?2 = 'succeeded' then cast(cast(?4 as text) as timestamptz) end
            where id = ?1 and status = 'pending'
            """;

    /** The payloads of a booking's events, found through its organization's subscriptions. */
    private static final String FORGET = """
            update webhook_deliveries d
            set response_excerpt = null, payload = d.payload
              || jsonb_build_object('data', d.payload -> 'data' || jsonb_build_object('booking', d.payload #> '{data,booking}'
                || '{"answers": {}, "metadata": {},
                     "customer": {"name": "Erased", "email": "erased@erased.invalid", "phone": null, "timeZone": null}}'))
            from booking_events e, webhook_subscriptions s
            where e.booking_id = any (cast(string_to_array(?1, ',') as uuid[]))
              and s.organization_id = e.organization_id and d.subscription_id = s.id and d.event_id = e.id and d.payload #> '{data,booking}' is not null
              and case when e.seat_id is null then e.booking_id = any (cast(string_to_array(?2, ',') as uuid[]))
                       else e.seat_id = any (cast(string_to_array(?3, ',') as uuid[])) end
            """;

    /** Newest first, at most {@code limit}, before the row with these values if there are any. */
    public Uni<List<Delivery>> list(UUID subscriptionId, int limit, @Nullable Instant createdAt, @Nullable UUID id) {
        String select = "select " + VIEW + " from webhook_deliveries d where d.subscription_id = ?1";
        String order = " order by d.created_at desc, d.id desc limit ?2";
        return createdAt == null || id == null
                ? Rows.list(Delivery.class, select + order, subscriptionId, limit)
                : Rows.list(
                        Delivery.class,
                        select + " and (d.created_at, d.id) < (?3, ?4)" + order,
                        subscriptionId,
                        limit,
                        createdAt,
                        id);
    }

    Uni<Delivery> require(UUID subscriptionId, @Nullable UUID id) {
        return Rows.first(
                        Delivery.class,
                        "select " + VIEW + " from webhook_deliveries d where d.subscription_id = ?1 and d.id = ?2",
                        subscriptionId,
                        id)
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("delivery").exception());
    }

    /** The new row's id; null if the subscription has this event already. */
    Uni<@Nullable UUID> add(UUID subscriptionId, UUID eventId, String type, String payload, Instant dueAt) {
        return Rows.first(UUID.class, ADD, subscriptionId, eventId, type, payload, dueAt);
    }

    /** The id of a copy that is to be attempted; null if there is no such delivery. */
    Uni<@Nullable UUID> addAgain(UUID subscriptionId, UUID id, Instant dueAt) {
        return Rows.first(UUID.class, ADD_AGAIN, subscriptionId, id, dueAt);
    }

    Uni<@Nullable PendingDelivery> findPending(UUID id, Instant now) {
        return Rows.first(PendingDelivery.class, FIND_PENDING, id, now);
    }

    Uni<Integer> record(
            UUID id, String status, @Nullable Instant nextAttemptAt, Instant attemptedAt, AttemptReport report) {
        return Rows.update(
                RECORD,
                id,
                status,
                text(nextAttemptAt),
                text(attemptedAt),
                report.status() == null ? null : report.status().toString(),
                report.excerpt(),
                report.error(),
                report.millis());
    }

    /** Ends a delivery without an attempt. */
    Uni<Integer> abandon(UUID id, String error) {
        return Rows.update(
                "update webhook_deliveries set status = 'failed', next_attempt_at = null, error = ?2 where id = ?1",
                id,
                error);
    }

    Uni<Integer> noteSuccess(UUID subscriptionId) {
        return Rows.update(
                "update webhook_subscriptions set failing_since = null where id = ?1 and failing_since is not null",
                subscriptionId);
    }

    Uni<Integer> noteFailure(UUID subscriptionId, Instant since) {
        return Rows.update(
                "update webhook_subscriptions set failing_since = ?2 where id = ?1 and failing_since is null",
                subscriptionId,
                since);
    }

    Uni<Integer> disable(UUID subscriptionId, String reason, Instant now) {
        return Rows.update(
                "update webhook_subscriptions set is_active = false, disabled_at = ?3, disabled_reason = ?2,"
                        + " version = version + 1 where id = ?1 and is_active",
                subscriptionId,
                reason,
                now);
    }

    /** How many payloads name nobody now who was erased. */
    Uni<Integer> forget(ErasedIds erased) {
        return Rows.update(FORGET, erased.all(), erased.bookings(), erased.seats());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
