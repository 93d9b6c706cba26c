package dev.bookingkit.booking;

import dev.bookingkit.sql.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
                'statusReason', b.status_reason, 'paymentStatus', b.payment_status, 'source', b.source,
                'customerName', b.customer_name, 'customerEmail', b.customer_email, 'customerPhone', b.customer_phone,
                'customerTimeZone', coalesce(b.customer_time_zone, c.time_zone),
                'mailToCustomer', b.customer_erased_at is null and coalesce(c.email_enabled, true),
                'erased', b.customer_erased_at is not null,
                'answers', coalesce((select jsonb_object_agg(r.question_key, r.response)
                                     from booking_question_responses r
                                     where r.booking_id = b.id and r.attendee_id is null), jsonb_build_object()),
                'locationValue', coalesce(b.location_value, t.location_value),
                'priceCents', b.price_cents, 'currency', b.currency, 'metadata', b.metadata, 'version', b.version,
                'createdAt', rfc3339(b.created_at), 'updatedAt', rfc3339(b.updated_at)) as text)
            from bookings b
            join event_types t on t.id = b.event_type_id
            join providers p on p.id = b.provider_id
            join organizations o on o.id = b.organization_id
            left join customer_preferences c
              on c.organization_id = b.organization_id and c.customer_email_key = b.customer_email_key
            where b.id = ?1
            """;

    /** The booking as it is now, or null. */
    public Uni<@Nullable BookingDetails> find(UUID bookingId) {
        return Rows.first(BookingDetails.class, FIND, bookingId);
    }
}
