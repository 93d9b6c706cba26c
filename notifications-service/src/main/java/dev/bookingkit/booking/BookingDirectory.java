package dev.bookingkit.booking;

import dev.bookingkit.sql.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds bookings of the current organization. */
@ApplicationScoped
public class BookingDirectory {

    private static final String FIND = """
            select cast(jsonb_build_object(
                'id', b.id, 'eventTypeId', b.event_type_id, 'title', t.title,
                'requiresConfirmation', t.requires_confirmation,
                'providerId', b.provider_id, 'providerIds', b.provider_ids, 'providerName', p.display_name,
                'providerEmail', p.email, 'providerTimeZone', p.time_zone, 'organizationName', o.name,
                'teamId', b.team_id, 'seriesId', b.series_id,
                'startsAt', rfc3339(b.starts_at), 'endsAt', rfc3339(b.ends_at), 'status', b.status,
                'statusReason', b.status_reason, 'source', coalesce(s.source, b.source),
                'paymentStatus', case when s.id is null then b.payment_status else s.payment_status end,
                'customerName', coalesce(s.name, b.customer_name), 'customerEmail', coalesce(s.email, b.customer_email),
                'customerPhone', case when s.id is null then b.customer_phone else s.phone end,
                'customerTimeZone',
                coalesce(case when s.id is null then b.customer_time_zone else s.time_zone end, c.time_zone),
                'mailToCustomer', own.erased_at is null and coalesce(c.email_enabled, true),
                'erased', own.erased_at is not null,
                'answers', coalesce((select jsonb_object_agg(r.question_key, r.response)
                                     from booking_question_responses r
                                     where r.booking_id = b.id and r.attendee_id is not distinct from s.id), jsonb_build_object()),
                'locationValue', coalesce(b.location_value, t.location_value),
                'priceCents', coalesce(s.price_cents, b.price_cents), 'currency', b.currency, 'metadata', coalesce(s.metadata, b.metadata), 'version', b.version,
                'createdAt', rfc3339(b.created_at), 'updatedAt', rfc3339(b.updated_at),
                'maxSeats', b.max_seats, 'seatId', s.id, 'offerExpiresAt', rfc3339(s.offer_expires_at)) as text)
            from bookings b
            join event_types t on t.id = b.event_type_id
            join providers p on p.id = b.provider_id
            join organizations o on o.id = b.organization_id
            left join seat_attendees s on s.booking_id = b.id and %s
            cross join lateral (select case when s.id is null then b.customer_erased_at else s.erased_at end as erased_at) as own
            left join customer_preferences c
              on c.organization_id = b.organization_id and c.customer_email_key = coalesce(s.email_key, b.customer_email_key)
            where b.id = ?1
            """;

    private static final String FIND_ONE = FIND.formatted("s.id = cast(nullif(?2, '') as uuid)");

    private static final String FIND_ATTENDEES =
            FIND.formatted("s.status = 'confirmed'") + " and s.id is not null order by s.id";

    /**
     * The booking as it is now, or null.
     *
     * @param seatId of the attendee of a session who is to be its customer; null: whoever booked it
     */
    public Uni<@Nullable BookingDetails> find(UUID bookingId, @Nullable UUID seatId) {
        return Rows.first(BookingDetails.class, FIND_ONE, bookingId, seatId == null ? "" : seatId.toString());
    }

    /** A session as each of its attendees has it; of any other booking none. */
    public Uni<List<BookingDetails>> attendees(UUID bookingId) {
        return Rows.list(BookingDetails.class, FIND_ATTENDEES, bookingId);
    }
}
