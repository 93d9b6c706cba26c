package dev.bookingkit.bench.sql;

import java.sql.SQLException;
import java.util.List;

/**
 * Providers with an event type each, and bookings of them in great number, written by SQL without triggers as they would have
 * become: each booking with its first event, and with its claim unless that is so old that it has been pruned.
 */
public final class Fill {

    private static final String WITHOUT_TRIGGERS = "SET session_replication_role = replica";

    /** {@code bookingkit.sweeping.claims} of booking-service. */
    private static final String CLAIMS_KEPT = "15 days";

    private final Sql sql;
    private final String name;
    private final int providers;
    private final int upcoming;
    private int each;

    /**
     * Makes the providers, who work from start to end each day in UTC.
     *
     * @param upcoming how many of each one's bookings are to come, at half past the hour from 09:30 on, one a day for 31 days, then
     *     the next hour; the others are in the past, an hour apart
     */
    public Fill(Sql sql, String name, int providers, String rrule, String start, String end, int upcoming)
            throws SQLException {
        this.sql = sql;
        this.name = name;
        this.providers = providers;
        this.upcoming = upcoming;
        sql.execute(
                WITHOUT_TRIGGERS, """
                INSERT INTO providers (id, organization_id, user_id, display_name, email, time_zone)
                SELECT md5('provider %1$s ' || n)::uuid, id, '%1$s-' || n, 'Fill', '%1$s-' || n || '@example.org', 'UTC'
                FROM organizations, generate_series(1, %2$d) AS n WHERE slug = 'demo'
                """.formatted(name, providers), """
                INSERT INTO availability_rules (organization_id, provider_id, rrule, start_time, end_time, time_zone)
                SELECT organization_id, id, '%s', '%s', '%s', 'UTC' FROM providers WHERE user_id LIKE '%s-%%'
                """.formatted(rrule, start, end, name), """
                INSERT INTO event_types (id, organization_id, title, slug, duration_minutes, provider_id)
                SELECT md5('type ' || user_id)::uuid, organization_id, 'Fill', user_id, 30, id
                FROM providers WHERE user_id LIKE '%s-%%'
                """.formatted(
                                name));
        bookings(providers * upcoming);
    }

    /** Adds bookings until there are so many of these providers. */
    public void bookings(int total) throws SQLException {
        int more = total / providers;
        if (more <= each) {
            return;
        }
        sql.execute(WITHOUT_TRIGGERS, """
                WITH added AS (
                  INSERT INTO bookings (organization_id, event_type_id, provider_id, provider_ids, starts_at, ends_at, status,
                                        customer_name, customer_email, created_at, updated_at)
                  SELECT e.organization_id, e.id, e.provider_id, ARRAY[e.provider_id], time, time + interval '30 minutes',
                         CASE WHEN k < %4$d THEN 'confirmed' ELSE 'completed' END::booking_status,
                         'Fill %1$s', 'guest' || (k * 7919 + n) %% 100000 || '@example.org', least(time, now()), least(time, now())
                  FROM generate_series(%2$d, %3$d) AS k, generate_series(1, %5$d) AS n
                  JOIN event_types e ON e.slug = '%1$s-' || n,
                  LATERAL (SELECT date_trunc('day', now()) + CASE
                      WHEN k < %4$d THEN make_interval(days => 1 + k %% 31, hours => 9 + k / 31, mins => 30)
                      ELSE make_interval(hours => %4$d - k - 1) END AS time) AS times
                  RETURNING id, organization_id, provider_id, status, starts_at, ends_at, created_at),
                claimed AS (
                  INSERT INTO booking_claims (organization_id, subject_id, starts_at, ends_at, booking_id)
                  SELECT organization_id, provider_id, starts_at, ends_at, id FROM added WHERE ends_at > now() - interval '%6$s')
                INSERT INTO booking_events (organization_id, created_at, updated_at, booking_id, sequence, type, to_status,
                                            new_starts_at, new_ends_at, new_provider_id, actor)
                SELECT organization_id, created_at, created_at, id, 1, 'booking.created', status, starts_at, ends_at, provider_id,
                       'system:fill' FROM added
                """.formatted(name, each, more - 1, upcoming, providers, CLAIMS_KEPT));
        each = more;
        analyze();
    }

    /** Removes what others have booked. */
    public void removeOthers() throws SQLException {
        String others = "SELECT id FROM bookings WHERE customer_name NOT LIKE 'Fill %'";
        sql.execute(
                WITHOUT_TRIGGERS,
                "DELETE FROM booking_claims WHERE booking_id IN (" + others + ")",
                "ALTER TABLE booking_events DISABLE TRIGGER refuse_change", // nothing is taken back from it, but here
                "DELETE FROM booking_events WHERE booking_id IN (" + others + ")",
                "ALTER TABLE booking_events ENABLE ALWAYS TRIGGER refuse_change",
                "DELETE FROM bookings WHERE id IN (" + others + ")");
        analyze();
    }

    private void analyze() throws SQLException {
        sql.execute(
                "VACUUM ANALYZE providers, availability_rules, event_types, bookings, booking_claims, booking_events");
    }

    /** Ids of a provider and of its event type. */
    public record Offer(String providerId, String eventTypeId) {}

    public List<Offer> offers() throws SQLException {
        return sql
                .rows(2, "SELECT provider_id, id FROM event_types WHERE slug LIKE '" + name + "-%' ORDER BY id")
                .stream()
                .map(row -> new Offer(row.get(0), row.get(1)))
                .toList();
    }
}
