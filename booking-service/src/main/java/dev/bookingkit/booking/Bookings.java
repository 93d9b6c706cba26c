package dev.bookingkit.booking;

import dev.bookingkit.column.IdsColumn;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.tenant.Outdated;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.sql.PlainSql;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The table {@code bookings}. */
@ApplicationScoped
public class Bookings implements PanacheRepositoryBase<Booking, UUID> {

    /** As main host and as one of others, each by an index of its own. */
    private static final String HOSTED_BETWEEN = """
            select id from (
              (select b.id, b.starts_at from bookings b
               where b.organization_id = cast(current_setting('app.organization_id') as uuid) and b.provider_id = ?1
                 and b.starts_at >= ?2 and b.starts_at < ?3 and b.status in ('pending', 'confirmed', 'rescheduled')
               order by b.starts_at, b.id limit ?4)
              union all
              (select b.id, b.starts_at from booking_co_hosts h join bookings b on b.id = h.booking_id
               where h.organization_id = cast(current_setting('app.organization_id') as uuid) and h.provider_id = ?1
                 and h.starts_at >= ?2 and h.starts_at < ?3 and b.status in ('pending', 'confirmed', 'rescheduled')
               order by h.starts_at, h.booking_id limit ?4)) as hosted
            order by starts_at, id limit ?4
            """;

    /** A part of those that are not over yet, after a position; where it ends, and how many timers that moved. */
    private static final String PLAN_COMPLETIONS = """
            with part as materialized (
              select b.id, b.starts_at, b.ends_at + completion_delay(o.settings) as due_at
              from bookings b
              join organizations o on o.id = b.organization_id and completion_delay(o.settings) is not null
              where b.organization_id = cast(current_setting('app.organization_id') as uuid)
                and (b.starts_at, b.id) > (greatest(cast($1 as timestamptz), now() - interval '8 days'), cast($2 as uuid)) and b.ends_at > now()
                and b.status_key in ('confirmed', 'rescheduled')
              order by b.starts_at, b.id limit $3),
            planned as (
              insert into timers (kind, subject_id, due_at) select 'booking-completion', p.id, p.due_at from part p
              where not exists (select from timers t where t.service = cast(current_user as text) collate "default"
                                  and t.kind = 'booking-completion' and t.subject_id = p.id and t.due_at = p.due_at)
              on conflict (service, kind, subject_id)
                do update set due_at = excluded.due_at, attempts = 0, leased_until = null
              returning id)
            select p.starts_at, p.id, (select count(*) from planned) from part p order by p.starts_at desc, p.id desc limit 1
            """;

    private static final String WHEREABOUTS = """
            select b.event_type_id, array_to_string(b.provider_ids, ','), b.team_id, e.provider_id
            from bookings b join event_types e on e.id = b.event_type_id where b.id = ?1
            """;

    /**
     * A part of the bookings whose completion is planned.
     *
     * @param last where the part ends
     * @param moved how many timers are new or have another time
     */
    record Planned(BookingQuery.After last, long moved) {}

    /**
     * A booking of a page.
     *
     * @param time its place in the order, as it was when the page was found; it may have been moved since
     */
    public record Listed(Booking booking, Instant time) {}

    /**
     * Who hosts a booking, and of what.
     *
     * @param offeredBy the event type's own provider
     */
    record Whereabouts(
            UUID eventTypeId,
            List<UUID> hosts,
            @Nullable UUID teamId,
            @Nullable UUID offeredBy) {}

    /**
     * For reading. Not for these eyes is the same as not there; an erased booking is dead to its guest, and a session belongs to
     * no guest: an attendee has a seat.
     */
    public Uni<Booking> require(Principal principal, UUID id) {
        return visible(principal, id, findById(id));
    }

    /** For a change: nobody else changes it until the transaction ends. */
    Uni<Booking> requireLocked(Principal principal, UUID id) {
        return visible(principal, id, locked(id));
    }

    /** The same, of hosts whose time is locked; fails as {@link Outdated} where it has others by now. */
    Uni<Booking> requireLocked(Principal principal, UUID id, Whereabouts asRead) {
        return requireLocked(principal, id).invoke(booking -> {
            if (!booking.providerIds().equals(asRead.hosts())) {
                throw new Outdated();
            }
        });
    }

    /** For a change by the service itself; null if there is none. */
    Uni<@Nullable Booking> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    private static Uni<Booking> visible(Principal principal, UUID id, Uni<Booking> found) {
        if (!principal.maySee(id)) {
            return Uni.createFrom().failure(NotFound.of("booking").exception());
        }
        return found.map(booking -> {
            if (booking == null || (principal instanceof Principal.Guest && !booking.isOneGuests())) {
                throw NotFound.of("booking").exception();
            }
            return booking;
        });
    }

    /** In the order asked for, after the one given. */
    public Uni<List<Listed>> page(
            BookingFilter filter, BookingSort sort, @Nullable Instant afterTime, @Nullable UUID afterId, int limit) {
        var after = afterTime == null || afterId == null ? null : new BookingQuery.After(afterTime, afterId);
        BookingQuery query = BookingQuery.of(filter, sort, after, limit);
        return PlainSql.rows(query.sql(), query.values().toArray())
                .chain(found -> found.isEmpty() ? Uni.createFrom().item(List.of()) : listed(found));
    }

    private static Uni<List<Listed>> listed(List<Object[]> found) {
        Object[] ids = found.stream().map(row -> row[0]).toArray();
        return Panache.getSession()
                .chain(session -> session.find(Booking.class, ids))
                .map(bookings -> IntStream.range(0, ids.length)
                        .mapToObj(i -> new Listed(bookings.get(i), ((OffsetDateTime) found.get(i)[1]).toInstant()))
                        .toList());
    }

    /** Whose time it takes and what can still be called off, in the order of their start in {@code [from, to)}. */
    public Uni<List<UUID>> hostedBetween(UUID providerId, Instant from, Instant to, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HOSTED_BETWEEN, UUID.class)
                        .setParameter(1, providerId)
                        .setParameter(2, OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
                        .setParameter(3, OffsetDateTime.ofInstant(to, ZoneOffset.UTC))
                        .setParameter(4, limit)
                        .getResultList());
    }

    /**
     * Plans the completion of bookings that are not over yet, in the order of their start, of one part of them after a position; the
     * triggers plan that of what is booked from now on. Null where nothing is left.
     */
    Uni<@Nullable Planned> planCompletions(BookingQuery.After after, int limit) {
        return PlainSql.rows(
                        PLAN_COMPLETIONS, OffsetDateTime.ofInstant(after.time(), ZoneOffset.UTC), after.id(), limit)
                .map(rows -> rows.isEmpty() ? null : planned(rows.getFirst()));
    }

    private static Planned planned(Object[] row) {
        Instant startsAt = ((OffsetDateTime) row[0]).toInstant();
        return new Planned(new BookingQuery.After(startsAt, (UUID) row[1]), (Long) row[2]);
    }

    /** Where a booking is, read before its lock is taken: whoever moves it locks its hosts' time first. Null if there is none. */
    Uni<@Nullable Whereabouts> whereabouts(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WHEREABOUTS, Object[].class)
                        .setParameter(1, id)
                        .getSingleResultOrNull())
                .map(row -> row == null
                        ? null
                        : new Whereabouts(
                                (UUID) row[0], IdsColumn.read((String) row[1]), (UUID) row[2], (UUID) row[3]));
    }

    /** Whether the provider belongs to the team. */
    Uni<Boolean> isMember(UUID teamId, UUID providerId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select count(*) from team_members where team_id = ?1 and provider_id = ?2", Long.class)
                        .setParameter(1, teamId)
                        .setParameter(2, providerId)
                        .getSingleResult())
                .map(found -> found > 0);
    }

    /** The hosts of a series' bookings, read before anything of it is locked but the series itself. */
    public Uni<List<UUID>> hostsOfSeries(UUID seriesId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select distinct unnest(provider_ids) from bookings where series_id = ?1", UUID.class)
                        .setParameter(1, seriesId)
                        .getResultList());
    }

    /** In the order of their start. */
    public Uni<List<Booking>> ofSeries(UUID seriesId) {
        return find("seriesId = ?1 order by place.startsAt, id", seriesId).list();
    }

    /** For a change, in the one order in which several are locked. */
    public Uni<List<Booking>> lockedOfSeries(UUID seriesId) {
        return find("seriesId = ?1 order by id", seriesId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What the database's triggers made of them, in one statement; in the order of their start. */
    public Uni<List<Booking>> reread(List<Booking> written) {
        List<UUID> ids = written.stream().map(Booking::id).toList();
        return Panache.getSession()
                .invoke(session -> written.forEach(session::detach))
                .chain(() -> find("id in ?1 order by place.startsAt, id", ids).list());
    }

    /** Ids for new bookings, ascending. */
    public Uni<List<UUID>> nextIds(int count) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select uuidv7() from generate_series(1, ?1)", UUID.class)
                        .setParameter(1, count)
                        .getResultList());
    }

    Uni<UUID> nextId() {
        return PlainSql.value(UUID.class, "select uuidv7()");
    }

    /** The code under which the audit trail notes the change that follows. */
    Uni<Void> because(String code) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select set_config('app.reason', ?1, true)", String.class)
                        .setParameter(1, code)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** Writes what has changed and reads what the database's triggers make of it. */
    public Uni<Booking> saved(Booking booking) {
        return Panache.getSession()
                .call(session -> session.flush())
                .call(session -> session.refresh(booking))
                .replaceWith(booking);
    }
}
