package dev.bookingkit.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold of tables, topic and answers once everything has come to rest; each method answers what does not. */
final class Promises {

    private static final Pattern KEY = Pattern.compile("player-\\d+-\\d+(-[a-z]+)?");

    /** Does not ask the constraint's index: sorts each host's active bookings and looks for one that starts before the last end. */
    private static final String OVERLAPS = """
            select 'P1: provider ' || host || ' is booked twice at ' || starts_at || ' (booking ' || id || ')'
            from (select b.id, host, b.starts_at,
                         max(b.ends_at) over (partition by host order by b.starts_at, b.id
                                              rows between unbounded preceding and 1 preceding) as taken_until
                  from bookings b cross join unnest(b.provider_ids) as host
                  where b.status not in ('cancelled', 'rejected')) as hosted
            where starts_at < taken_until
            """;

    private static final String CLAIMS = """
            select 'P1: the claims of booking ' || b.id || ' are not its hosts'' time'
            from bookings b
            where b.ends_at > now()
              and (select count(*) from booking_claims c where c.booking_id = b.id)
                  <> case when b.status in ('cancelled', 'rejected') then 0 else cardinality(b.provider_ids) end
            union all
            select 'P1: claim ' || c.id || ' is not the time of booking ' || b.id
            from booking_claims c join bookings b on b.id = c.booking_id
            where not c.subject_id = any (b.provider_ids)
               or c.starts_at <> b.starts_at - make_interval(mins => b.buffer_before_minutes)
               or c.ends_at <> b.ends_at + make_interval(mins => b.buffer_after_minutes)
            """;

    private static final String CLAIMS_OF_HOLDS = """
            select 'P1: the claims of hold ' || h.id || ' are not its hosts'' time until it expires'
            from holds h,
              lateral (select count(*) as claims from booking_claims c
                       where c.hold_id = h.id and c.subject_id = any (h.provider_ids)
                         and c.starts_at = h.starts_at - make_interval(mins => h.buffer_before_minutes)
                         and c.ends_at = h.ends_at + make_interval(mins => h.buffer_after_minutes)) as own
            where (h.expires_at > now() and claims <> cardinality(h.provider_ids))
               or (h.expires_at < now() - interval '1 minute' and claims > 0)
            """;

    /** A session that has ended holds no seats. */
    private static final String SEATS = """
            select 'P1: session ' || b.id || ' has ' || b.seats_taken || ' of ' || b.max_seats || ' seats taken, its attendees hold ' || held
            from bookings b,
              lateral (select coalesce(sum(s.seats), 0) as held from seat_attendees s
                       where s.booking_id = b.id
                         and (s.status = 'confirmed' or (s.status = 'waitlisted' and s.offered_at is not null))) as attendees
            where b.max_seats > 1 and (b.seats_taken <> held or held > b.max_seats)
            """;

    private static final String WAITING_FOR_NOTHING = """
            select 'P5: seat ' || s.id || ' waits for ' || s.seats || ' of the ' || b.max_seats - b.seats_taken || ' that its session has left'
            from seat_attendees s join bookings b on b.id = s.booking_id
            where s.status = 'waitlisted' and s.offered_at is null and s.seats <= b.max_seats - b.seats_taken
              and b.status in ('pending', 'confirmed', 'rescheduled') and b.starts_at > now()
            """;

    private static final String SERIES = """
            select 'P2: series ' || s.id || ' has other bookings than its occurrences say'
            from recurring_series s
            where (select array_agg(o ->> 'bookingId' order by o ->> 'bookingId')
                   from jsonb_array_elements(s.occurrences) as o where o ->> 'bookingId' is not null)
                is distinct from
                  (select array_agg(b.id::text order by b.id::text) from bookings b where b.series_id = s.id)
            """;

    private static final String SEQUENCES = """
            select 'P3: events of booking ' || booking_id || ' have a gap before ' || sequence
            from (select booking_id, sequence, row_number() over (partition by booking_id order by sequence) as expected
                  from booking_events) as numbered
            where sequence <> expected
            """;

    private static final String TRAIL = """
            select 'P3: event ' || id || ' of booking ' || booking_id || ' does not go on where the one before ended'
            from (select id, booking_id, from_status, sequence,
                         lag(to_status) over (partition by booking_id order by sequence) as before
                  from booking_events where type like 'booking.%') as trail
            where sequence > 1 and from_status is distinct from before
            union all
            select 'P3: booking ' || b.id || ' is ' || b.status || ', its last event says ' || last.to_status
            from bookings b,
              lateral (select e.to_status, e.new_starts_at from booking_events e
                       where e.booking_id = b.id and e.type like 'booking.%' order by e.sequence desc limit 1) as last
            where last.to_status <> b.status or last.new_starts_at <> b.starts_at
            """;

    /** The same, whoever it went to: an address may have changed in between. */
    private static final String EFFECTS = """
            select 'P4: event ' || event_id || ' had ' || count(*) || ' times the mail ' || kind
            from mail_log group by event_id, kind, seat_id having count(*) > 1
            union all
            select 'P4: event ' || event_id || ' had ' || count(*) || ' deliveries to webhook subscription ' || subscription_id
            from webhook_deliveries group by event_id, subscription_id, redelivery having count(*) > 1
            union all
            select 'P4: event ' || event_id || ' was taken ' || count(*) || ' times by ' || consumer
            from inbox group by event_id, consumer having count(*) > 1
            """;

    private static final String MISSING_EFFECTS = """
            select 'P4: the ' || e.type || ' ' || e.id || ' was never taken by notifications-service'
            from booking_events e
            where not exists (select from inbox i where i.event_id = e.id and i.consumer = 'notifications-service')
            """;

    /** Of single bookings and of seats, whose attendees were not erased: what notifications-service must write to them about. */
    private static final String MISSING_MAILS = """
            select 'P4: nobody was written to about the ' || e.type || ' ' || e.id
            from booking_events e join bookings b on b.id = e.booking_id left join seat_attendees s on s.id = e.seat_id
            where coalesce(s.erased_at, b.customer_erased_at) is null
              and not exists (select from mail_log m where m.event_id = e.id)
              and case e.type
                    when 'booking.created' then b.max_seats = 1 and e.to_status = 'confirmed'
                    when 'seat.reserved' then e.to_status <> 'pending'
                    when 'seat.offered' then true
                    when 'seat.cancelled' then e.seat_from_status = 'confirmed'
                    else b.max_seats = 1 and e.type in ('booking.confirmed', 'booking.rejected', 'booking.cancelled', 'booking.rescheduled')
                  end
            """;

    private final Rows rows;

    Promises(Connection database) {
        this.rows = new Rows(database);
    }

    /** Nobody is booked twice, counted without the constraint's help; claims, seats and series agree with the bookings. */
    List<String> p1() throws SQLException {
        return found(OVERLAPS, CLAIMS, CLAIMS_OF_HOLDS, SEATS, WAITING_FOR_NOTHING, SERIES);
    }

    /** Each key made what was acknowledged for it, once, or nothing; and all is as the last answer said. */
    List<String> p2(Ledger ledger) throws SQLException {
        return new Acknowledged(rows, ledger).broken();
    }

    /** The audit trail has no gap, and the topic holds the same events in the same order. */
    List<String> p3(Topic.Content topic) throws SQLException {
        List<String> broken = found(SEQUENCES, TRAIL);
        Set<UUID> unpublished = new HashSet<>();
        Set<UUID> unknown = new HashSet<>(topic.ids());
        rows.each("select id from booking_events", row -> {
            UUID id = row.getObject(1, UUID.class);
            if (!unknown.remove(id)) {
                unpublished.add(id);
            }
        });
        unpublished.forEach(id -> broken.add("P3: event " + id + " never came to the topic"));
        unknown.forEach(id -> broken.add("P3: the topic has event " + id + ", the table does not"));
        broken.addAll(topic.disorder());
        return broken;
    }

    /** Every event took effect, and none twice. */
    List<String> p4() throws SQLException {
        return found(EFFECTS, MISSING_EFFECTS, MISSING_MAILS);
    }

    /** How many effects there are; a replay of the topic must not change it. */
    List<String> effects() throws SQLException {
        return rows.texts("""
                select 'mails ' || (select count(*) from mail_log) || ', deliveries ' || (select count(*) from webhook_deliveries)
                  || ', payments ' || (select count(*) from payments) || ', events ' || (select count(*) from booking_events)
                """);
    }

    /** What the services have stored under the keys that are named there, to see what went wrong. */
    List<String> answersStoredFor(List<String> violations) throws SQLException {
        List<String> stored = new ArrayList<>();
        Matcher keys = KEY.matcher(String.join("\n", violations));
        while (keys.find()) {
            stored.addAll(
                    rows.texts("select key || ' was first answered ' || response_status || ' at ' || created_at || ' '"
                            + " || coalesce(response_body, '') from idempotency_keys where key = '" + keys.group()
                            + "'"));
        }
        return stored;
    }

    private List<String> found(String... queries) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String query : queries) {
            found.addAll(rows.texts(query));
        }
        return found;
    }
}
