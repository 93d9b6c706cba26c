package dev.bookingkit.placement;

import dev.bookingkit.slot.Assignment;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What round robin compares, read in one statement. */
@ApplicationScoped
class Standings {

    /** Days are UTC; today counts. A member was there from the day of joining on, without the days out of office. */
    private static final String OF_TEAM = """
            select m.provider_id, m.is_fixed, m.priority, m.weight, coalesce(b.count, 0),
              cast(greatest(0, d.today - d.since + 1 - coalesce((
                select sum(upper(away) - lower(away))
                from unnest((select range_agg(daterange(greatest(a.start_date, d.since), least(a.end_date, d.today), '[]'))
                             from out_of_office a
                             where a.provider_id = m.provider_id and a.end_date >= d.since
                               and a.start_date <= d.today)) as away), 0)) as int),
              cast(extract(epoch from b.last) as bigint), t.assignment_window_days
            from teams t
            join team_members m on m.team_id = t.id
            join providers p on p.id = m.provider_id and p.is_active and p.archived_at is null
            cross join (select cast(now() at time zone 'UTC' as date) as today) n
            cross join lateral (
              select n.today, greatest(n.today - t.assignment_window_days + 1,
                                       cast(m.joined_at at time zone 'UTC' as date)) as since) d
            left join (
              select o.provider_id, count(*) as count, max(o.created_at) as last
              from bookings o join teams ot on ot.id = o.team_id
              where o.team_id = ?1 and o.status not in ('cancelled', 'rejected')
                and o.created_at > now() - make_interval(days => ot.assignment_window_days)
              group by o.provider_id) b on b.provider_id = m.provider_id
            where t.id = ?1
            order by m.joined_at, m.id
            """;

    /** A team's numbers over its window. */
    record OfTeam(int windowDays, List<Assignment.Standing> members) {}

    /** Those who take bookings; somebody who does not has no share in them. */
    Uni<OfTeam> of(UUID teamId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_TEAM, Object[].class)
                        .setParameter(1, teamId)
                        .getResultList())
                .map(rows -> new OfTeam(
                        rows.isEmpty() ? 0 : number(rows.getFirst()[7]),
                        rows.stream().map(Standings::standing).toList()));
    }

    private static Assignment.Standing standing(Object[] row) {
        return new Assignment.Standing(
                row[0].toString(),
                (Boolean) row[1],
                number(row[2]),
                number(row[3]),
                number(row[4]),
                number(row[5]),
                row[6] == null ? null : ((Number) row[6]).longValue());
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }
}
