package dev.bookingkit.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold of tables, topic and answers once everything has come to rest; each method answers what does not. */
final class Promises {

    private static final int SHOWN = 20;
    private static final Pattern KEY = Pattern.compile("player-\\d+-\\d+");

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

    private static final String SEATS = """
            select 'P1: booking ' || b.id || ' has ' || b.seats_taken || ' of ' || b.max_seats || ' seats taken, its attendees hold ' || held
            from bookings b,
              lateral (select coalesce(sum(s.seats), 0) as held from seat_attendees s
                       where s.booking_id = b.id and (s.status = 'confirmed' or s.offer_expires_at is not null)) as attendees
            where b.max_seats > 1 and b.status not in ('cancelled', 'rejected')
              and (b.seats_taken > b.max_seats or b.seats_taken <> held)
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

    private static final String EFFECTS = """
            select 'P4: event ' || event_id || ' had ' || count(*) || ' times the mail ' || kind
            from mail_log group by event_id, kind, recipient having count(*) > 1
            union all
            select 'P4: event ' || event_id || ' was taken ' || count(*) || ' times by ' || consumer
            from inbox group by event_id, consumer having count(*) > 1
            """;

    private static final String MISSING_EFFECTS = """
            select 'P4: the ' || e.type || ' ' || e.id || ' was never taken by notifications-service'
            from booking_events e
            where e.type like 'booking.%'
              and not exists (select from inbox i where i.event_id = e.id and i.consumer = 'notifications-service')
            """;

    private final Connection database;

    Promises(Connection database) {
        this.database = database;
    }

    /** Nobody is booked twice, counted without the constraint's help; claims and seats agree with the bookings. */
    List<String> p1() throws SQLException {
        List<String> broken = new ArrayList<>(rows(OVERLAPS));
        broken.addAll(rows(CLAIMS));
        broken.addAll(rows(SEATS));
        return broken;
    }

    /** Each key made one booking or none, as it was answered; each booking is as the last answer said. */
    List<String> p2(Ledger ledger) throws SQLException {
        List<String> broken = new ArrayList<>();
        Map<String, String> missing = new HashMap<>(ledger.acknowledged());
        Set<String> seen = new HashSet<>();
        each(
                "select id, metadata ->> 'key', status, starts_at from bookings where metadata ? 'key' and series_id is null",
                row -> {
                    String id = row.getString(1);
                    String key = row.getString(2);
                    if (ledger.refused().contains(key)) {
                        broken.add("P2: " + key + " was refused, and made booking " + id);
                    }
                    String promised = ledger.acknowledged().get(key);
                    if (promised != null && (!promised.equals(id) || !seen.add(key))) {
                        broken.add("P2: " + key + " made booking " + id + " besides " + promised);
                    }
                    missing.remove(key, id);
                    Ledger.Known known = ledger.known().get(id);
                    if (known != null && !known.equals(new Ledger.Known(row.getString(3), instant(row, 4)))) {
                        broken.add("P3: booking " + id + " is " + row.getString(3) + " at " + instant(row, 4)
                                + ", the answer said " + known);
                    }
                });
        missing.forEach((key, id) -> broken.add("P3: booking " + id + ", acknowledged for " + key + ", is not there"));
        return broken;
    }

    /** The audit trail has no gap, and the topic holds the same events in the same order. */
    List<String> p3(Topic.Content topic) throws SQLException {
        List<String> broken = new ArrayList<>(rows(SEQUENCES));
        broken.addAll(rows(TRAIL));
        Set<UUID> unpublished = new HashSet<>();
        Set<UUID> unknown = new HashSet<>(topic.ids());
        each("select id from booking_events", row -> {
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
        List<String> broken = new ArrayList<>(rows(EFFECTS));
        broken.addAll(rows(MISSING_EFFECTS));
        return broken;
    }

    /** How many effects there are; a replay of the topic must not change it. */
    List<String> effects() throws SQLException {
        return rows("""
                select 'mails ' || (select count(*) from mail_log) || ', deliveries ' || (select count(*) from webhook_deliveries)
                  || ', payments ' || (select count(*) from payments) || ', events ' || (select count(*) from booking_events)
                """);
    }

    /** What the services have stored under the keys that are named there, to see what went wrong. */
    List<String> answersStoredFor(List<String> violations) throws SQLException {
        List<String> stored = new ArrayList<>();
        Matcher keys = KEY.matcher(String.join("\n", violations));
        while (keys.find()) {
            stored.addAll(rows("select key || ' was first answered ' || response_status || ' at ' || created_at || ' '"
                    + " || coalesce(response_body, '') from idempotency_keys where key = '" + keys.group() + "'"));
        }
        return stored;
    }

    /** At most {@link #SHOWN} of them. */
    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql + " limit " + SHOWN)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String sql, RowReader reader) throws SQLException {
        database.setAutoCommit(false); // else the driver fetches everything at once
        try (Statement statement = database.createStatement()) {
            statement.setFetchSize(5_000);
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    reader.read(result);
                }
            }
        } finally {
            database.rollback();
            database.setAutoCommit(true);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, java.time.OffsetDateTime.class).toInstant();
    }
}
