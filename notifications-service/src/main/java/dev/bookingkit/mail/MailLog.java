package dev.bookingkit.mail;

import dev.bookingkit.booking.BookingDetails;
import dev.bookingkit.booking.ErasedIds;
import dev.bookingkit.sql.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code mail_log}. */
@ApplicationScoped
class MailLog {

    private static final String ADD = """
            insert into mail_log (booking_id, event_id, kind, recipient, subject, status, seat_id)
            values (?1, ?2, ?3, ?4, ?5, cast(?6 as mail_status), cast(nullif(?7, '') as uuid))
            on conflict (event_id, kind, recipient) do nothing
            returning cast(to_jsonb(id) as text)
            """;

    private static final String FIND_PENDING = """
            select cast(jsonb_build_object(
                'id', m.id, 'organizationId', m.organization_id, 'bookingId', m.booking_id, 'kind', m.kind,
                'recipient', m.recipient, 'seatId', m.seat_id, 'subject', m.subject, 'attempts', m.attempts, 'createdAt', rfc3339(m.created_at), 'sequence', e.sequence,
                'startsAt', rfc3339(e.new_starts_at), 'endsAt', rfc3339(e.new_ends_at),
                'previousStartsAt', case when moved then rfc3339(e.old_starts_at) end,
                'previousEndsAt', case when moved then rfc3339(e.old_ends_at) end,
                'occurredAt', rfc3339(e.created_at),
                'earlierPending', exists (
                    select 1 from mail_log before join booking_events cause on cause.id = before.event_id
                    where before.booking_id = m.booking_id and before.recipient_key = m.recipient_key
                      and before.status = 'pending' and cause.sequence < e.sequence)) as text)
            from mail_log m join booking_events e on e.id = m.event_id,
                 lateral (select (e.old_starts_at, e.old_ends_at) is distinct from (e.new_starts_at, e.new_ends_at)
                                 and e.old_starts_at is not null as moved) as change
            where m.id = ?1 and m.status = 'pending'
            """;

    /** What went to a host names the customer in its subject. */
    private static final String FORGET = """
            update mail_log m
            set subject = 'Erased', last_error = null,
                recipient = case when m.kind like 'host\\_%' then m.recipient else 'erased-' || m.id || '@erased.invalid' end,
                status = case when m.status = 'pending' and m.kind not like 'host\\_%' then cast('suppressed' as mail_status)
                              else m.status end
            where m.booking_id = any (cast(string_to_array(?1, ',') as uuid[]))
              and case when m.seat_id is null then m.booking_id = any (cast(string_to_array(?2, ',') as uuid[]))
                       else m.seat_id = any (cast(string_to_array(?3, ',') as uuid[])) end
            """;

    /** The new row's id; null if this mail was planned before. */
    Uni<@Nullable UUID> add(
            BookingDetails booking, UUID eventId, String kind, String recipient, String subject, boolean wanted) {
        UUID seat = booking.seatId();
        return Rows.first(
                UUID.class,
                ADD,
                booking.id(),
                eventId,
                kind,
                recipient,
                subject,
                wanted ? "pending" : "suppressed",
                seat == null ? "" : seat.toString());
    }

    Uni<MailJob.@Nullable Entry> findPending(UUID id) {
        return Rows.first(MailJob.Entry.class, FIND_PENDING, id);
    }

    Uni<Integer> sent(UUID id, String messageId, Instant at) {
        return Rows.update(
                "update mail_log set status = 'sent', attempts = attempts + 1, message_id = ?2, sent_at = ?3,"
                        + " last_error = null where id = ?1",
                id,
                messageId,
                at);
    }

    /** An attempt that did not work; {@code status} says whether there will be another. */
    Uni<Integer> failed(UUID id, String status, String error) {
        return Rows.update(
                "update mail_log set status = cast(?2 as mail_status), attempts = attempts + 1, last_error = ?3"
                        + " where id = ?1",
                id,
                status,
                error);
    }

    /** How many rows name nobody now who was erased. */
    Uni<Integer> forget(ErasedIds erased) {
        return Rows.update(FORGET, erased.all(), erased.bookings(), erased.seats());
    }
}
