package dev.bookingkit.customer;

import dev.bookingkit.column.IdsColumn;
import dev.bookingkit.column.JsonColumn;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Personal data in every table of this service, inside the current transaction. */
@ApplicationScoped
public class Customers {

    private static final int PAGE = 500;

    private static final String OWN = " organization_id = cast(current_setting('app.organization_id') as uuid) ";
    private static final String IDS = " any (cast(string_to_array(?1, ',') as uuid[])) ";

    /** As everybody does who changes seats: their session's row first, and rows by id. */
    private static final String LOCK = "select id from bookings where id in ("
            + "select id from bookings where" + OWN + "and customer_email_key = lower(?1)"
            + " union select booking_id from seat_attendees where" + OWN + "and email_key = lower(?1))"
            + " order by id for no key update";

    private static final String ERASE_BOOKINGS = "update bookings"
            + " set customer_name = 'Erased', customer_email = 'erased-' || id || '@erased.invalid',"
            + " customer_phone = null, customer_time_zone = null, notes = null, status_reason = null, metadata = '{}',"
            + " customer_erased_at = now()"
            + " where" + OWN + "and customer_email_key = lower(?1) returning id, series_id";

    /** Nobody is left to whom a seat could be offered. */
    private static final String ERASE_SEATS = "update seat_attendees"
            + " set status = case when status = 'waitlisted' and offered_at is null then 'cancelled' else status end, name = 'Erased', email = 'erased-' || id || '@erased.invalid', phone = null, time_zone = null,"
            + " notes = null, metadata = '{}', erased_at = now()"
            + " where" + OWN + "and email_key = lower(?1) returning id, booking_id";

    private static final String FORGET_ANSWERS =
            "delete from booking_question_responses where booking_id =" + IDS + "and attendee_id is null";

    private static final String FORGET_SEAT_ANSWERS =
            "delete from booking_question_responses where attendee_id =" + IDS;

    private static final String FORGET_SUBMISSIONS =
            "update routing_submissions set answers = '{}' where id =" + submissions(IDS, IDS, "?2") + "returning id";

    private static final String FORGET_STORED_ANSWERS =
            "update idempotency_keys set response_body = null where about =" + IDS;

    private static final String BOOKINGS = """
            select b.id, cast(jsonb_build_object(
                'id', b.id, 'eventTypeId', b.event_type_id, 'providerId', b.provider_id, 'providerIds', b.provider_ids,
                'seriesId', b.series_id, 'startsAt', rfc3339(b.starts_at), 'endsAt', rfc3339(b.ends_at),
                'status', b.status, 'statusReason', b.status_reason, 'paymentStatus', b.payment_status,
                'priceCents', b.price_cents, 'currency', b.currency, 'source', b.source,
                'customer', jsonb_build_object('name', b.customer_name, 'email', b.customer_email,
                    'phone', b.customer_phone, 'timeZone', b.customer_time_zone),
                'notes', b.notes, 'metadata', b.metadata,
                'answers', (select coalesce(jsonb_agg(jsonb_build_object('key', r.question_key,
                        'label', r.question_label, 'response', r.response) order by r.id), '[]')
                    from booking_question_responses r where r.booking_id = b.id and r.attendee_id is null),
                'createdAt', rfc3339(b.created_at)) as text)
            from bookings b
            where b.organization_id = cast(current_setting('app.organization_id') as uuid)
              and b.customer_email_key = lower(?1) and b.id > ?2
            order by b.id limit ?3
            """;

    private static final String SEATS = """
            select s.id, cast(jsonb_build_object('id', s.id, 'bookingId', s.booking_id, 'status', s.status, 'seats', s.seats,
                'name', s.name, 'email', s.email, 'phone', s.phone, 'timeZone', s.time_zone, 'source', s.source, 'notes', s.notes,
                'metadata', s.metadata,
                'answers', (select coalesce(jsonb_agg(jsonb_build_object('key', r.question_key,
                        'label', r.question_label, 'response', r.response) order by r.id), '[]')
                    from booking_question_responses r where r.attendee_id = s.id),
                'createdAt', rfc3339(s.created_at)) as text)
            from seat_attendees s
            where s.organization_id = cast(current_setting('app.organization_id') as uuid)
              and s.email_key = lower(?1) and s.id > ?2
            order by s.id limit ?3
            """;

    private static final String SUBMISSIONS =
            "select r.id, cast(jsonb_build_object('id', r.id, 'formId', r.form_id, 'answers', r.answers,"
                    + " 'matchedRule', r.matched_rule, 'bookingId', r.booking_id, 'createdAt', rfc3339(r.created_at)) as text)"
                    + " from routing_submissions r where r.id ="
                    + submissions(
                            " any (array(select id from seat_attendees where" + OWN + "and email_key = lower(?1))) ",
                            " any (array(select id from bookings where" + OWN + "and customer_email_key = lower(?1))) ",
                            "?1")
                    + "and r.id > ?2 order by r.id limit ?3";

    /** Those that led to the customer's seats and bookings, and those in which the address is an answer; each by an index. */
    private static String submissions(String ofSeats, String ofBookings, String address) {
        return " any (array("
                + "select id from routing_submissions where attendee_id =" + ofSeats
                + "union select id from routing_submissions where booking_id =" + ofBookings + "and attendee_id is null"
                + " union select submission_id from routing_submission_addresses where" + OWN
                + "and email_key = lower(" + address + "))) ";
    }

    /** Replaces everything that says who it was; nothing is left to find by the address afterwards. */
    Uni<Erased> erase(String email) {
        return rows(LOCK, UUID.class, email)
                .chain(() -> rows(ERASE_BOOKINGS, Object[].class, email))
                .chain(bookings -> rows(ERASE_SEATS, Object[].class, email)
                        .call(seats -> forget(email, bookings, ids(seats)))
                        .map(seats -> new Erased(ids(bookings), seats(seats))));
    }

    private static Uni<Void> forget(String email, List<Object[]> bookings, List<UUID> seats) {
        List<UUID> ids = ids(bookings);
        List<UUID> whose = new ArrayList<>(ids);
        whose.addAll(seats);
        List<UUID> shown = new ArrayList<>(whose);
        bookings.stream().map(row -> (UUID) row[1]).filter(Objects::nonNull).forEach(shown::add);
        return update(FORGET_ANSWERS, text(ids))
                .chain(() -> update(FORGET_SEAT_ANSWERS, text(seats)))
                .chain(() -> rows(FORGET_SUBMISSIONS, UUID.class, text(whose), email))
                .invoke(shown::addAll)
                .chain(() -> update(FORGET_STORED_ANSWERS, text(shown)));
    }

    /** What there is about the customer after a position, some of each kind at a time. */
    public Uni<CustomerData> export(String email, CustomerData.Position after) {
        return part(BOOKINGS, email, after.booking())
                .chain(bookings -> part(SEATS, email, after.seat())
                        .chain(seats -> part(SUBMISSIONS, email, after.submission())
                                .map(submissions -> new CustomerData(
                                        bookings.shown(),
                                        seats.shown(),
                                        submissions.shown(),
                                        bookings.more() || seats.more() || submissions.more()
                                                ? new CustomerData.Position(
                                                        bookings.last(), seats.last(), submissions.last())
                                                : null))));
    }

    private record Part(List<Object> shown, UUID last, boolean more) {}

    private static Uni<Part> part(String sql, String email, UUID after) {
        return rows(sql, Object[].class, email, after, PAGE + 1).map(found -> {
            List<Object[]> shown = found.subList(0, Math.min(PAGE, found.size()));
            return new Part(
                    shown.stream().map(row -> JsonColumn.read((String) row[1])).toList(),
                    shown.isEmpty() ? after : (UUID) shown.getLast()[0],
                    found.size() > PAGE);
        });
    }

    private static List<UUID> ids(List<Object[]> rows) {
        return rows.stream().map(row -> (UUID) row[0]).toList();
    }

    private static List<Erased.Seat> seats(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new Erased.Seat((UUID) row[0], (UUID) row[1]))
                .toList();
    }

    private static String text(Collection<UUID> ids) {
        return IdsColumn.write(ids);
    }

    private static <T> Uni<List<T>> rows(String sql, Class<T> type, Object... values) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql, type);
            for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
            }
            return query.getResultList();
        });
    }

    private static Uni<Void> update(String sql, Object... values) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql);
                    for (int i = 0; i < values.length; i++) {
                        query.setParameter(i + 1, values[i]);
                    }
                    return query.executeUpdate();
                })
                .replaceWithVoid();
    }
}
