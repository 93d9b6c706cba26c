package dev.bookingkit.hold;

import dev.bookingkit.column.IdsColumn;
import dev.bookingkit.column.JsonColumn;
import dev.bookingkit.placement.Placement;
import dev.bookingkit.schedule.HoldToken;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code holds}. Whether a hold lives is for the database's clock to say. */
@ApplicationScoped
class Holds {

    private static final String COLUMNS = """
             id, event_type_id, starts_at, ends_at, buffer_before_minutes, buffer_after_minutes,
             array_to_string(provider_ids, ','), team_id, cast(assignment as text), expires_at,
             discount_percentage
            """;

    private static final String ADD = """
            insert into holds (event_type_id, starts_at, ends_at, buffer_before_minutes, buffer_after_minutes, provider_ids,
                               team_id, assignment, discount_percentage, token_hash, expires_at)
            select e.id, cast(?2 as timestamptz), cast(?3 as timestamptz), cast(?4 as int), cast(?5 as int),
                   cast(string_to_array(?6, ',') as uuid[]), cast(nullif(?7, '') as uuid),
                   cast(nullif(?8, '') as jsonb), cast(?10 as int), cast(?9 as bytea), now() + make_interval(mins => e.hold_minutes)
            from event_types e where e.id = ?1
            returning """ + COLUMNS;

    private static final String RENEW = """
            update holds set renewals = renewals + 1, expires_at = greatest(expires_at,
              least(clock_timestamp() + make_interval(mins => (select e.hold_minutes from event_types e where e.id = event_type_id)),
                    created_at + interval '30 minutes'))
            where id = ?1 and token_hash = ?2 and expires_at > clock_timestamp()
            returning """ + COLUMNS;

    private static final String OWNED = "select count(*) from holds where id = ?1 and token_hash = ?2";

    private static final String IS_STAND_INS = """
            select count(*) from holds h
            join out_of_office o on o.provider_id = ?2 and o.redirect_to_provider_id = any (h.provider_ids)
            join providers p on p.id = o.provider_id
            where h.id = ?1 and cast(h.starts_at at time zone p.time_zone as date) between o.start_date and o.end_date
            """;

    private static final String FREE_EXPIRED = """
            with expired as (select id from holds where id = ?1 and expires_at <= clock_timestamp() for update)
            delete from booking_claims where hold_id in (select id from expired)
            """;

    Uni<Hold> add(UUID eventTypeId, Placement placement, HoldToken token) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD, Object[].class)
                        .setParameter(1, eventTypeId)
                        .setParameter(2, OffsetDateTime.ofInstant(placement.start(), ZoneOffset.UTC))
                        .setParameter(3, OffsetDateTime.ofInstant(placement.end(), ZoneOffset.UTC))
                        .setParameter(4, placement.bufferBeforeMinutes())
                        .setParameter(5, placement.bufferAfterMinutes())
                        .setParameter(6, IdsColumn.write(placement.providerIds()))
                        .setParameter(
                                7,
                                placement.teamId() == null
                                        ? ""
                                        : placement.teamId().toString())
                        .setParameter(8, placement.assignment() == null ? "" : JsonColumn.write(placement.assignment()))
                        .setParameter(9, token.hash())
                        .setParameter(10, placement.discountPercent())
                        .getSingleResult())
                .map(Holds::hold);
    }

    Uni<@Nullable Hold> find(HoldToken token) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select" + COLUMNS + " from holds where token_hash = ?1", Object[].class)
                        .setParameter(1, token.hash())
                        .getSingleResultOrNull())
                .map(row -> row == null ? null : hold(row));
    }

    /** Whether there is such a hold at all, alive or not. */
    Uni<Boolean> isOwned(UUID id, HoldToken token) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OWNED, Long.class)
                        .setParameter(1, id)
                        .setParameter(2, token.hash())
                        .getSingleResult())
                .map(found -> found > 0);
    }

    /** Whether its host stands in for this provider, who is out of office then. */
    Uni<Boolean> isStandInsFor(UUID id, UUID providerId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(IS_STAND_INS, Long.class)
                        .setParameter(1, id)
                        .setParameter(2, providerId)
                        .getSingleResult())
                .map(found -> found > 0);
    }

    /** Until later, never beyond 30 minutes after it was made; null where it does not live. */
    Uni<@Nullable Hold> renew(UUID id, HoldToken token) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RENEW, Object[].class)
                        .setParameter(1, id)
                        .setParameter(2, token.hash())
                        .getSingleResultOrNull())
                .map(row -> row == null ? null : hold(row));
    }

    /** Ends it, with its claims. */
    Uni<Void> remove(UUID id) {
        return execute("delete from holds where id = ?1", id).replaceWithVoid();
    }

    /** Ends it where it lives; says whether it did. */
    Uni<Boolean> removeLive(UUID id) {
        return execute("delete from holds where id = ?1 and expires_at > clock_timestamp()", id)
                .map(removed -> removed > 0);
    }

    /** Takes the claims of a hold that has expired. */
    Uni<Void> freeExpired(UUID id) {
        return execute(FREE_EXPIRED, id).replaceWithVoid();
    }

    /** When it expires; null where it is gone. */
    Uni<@Nullable Instant> expiry(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select expires_at from holds where id = ?1", Object.class)
                        .setParameter(1, id)
                        .getSingleResultOrNull())
                .map(expiry -> expiry == null ? null : instant(expiry));
    }

    private static Uni<Integer> execute(String statement, UUID id) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(statement).setParameter(1, id).executeUpdate());
    }

    @SuppressWarnings("unchecked")
    private static Hold hold(Object[] row) {
        Placement placement = new Placement(
                instant(row[2]),
                instant(row[3]),
                (Integer) row[4],
                (Integer) row[5],
                IdsColumn.read((String) row[6]),
                (UUID) row[7],
                row[8] == null ? null : (Map<String, Object>) JsonColumn.read((String) row[8]),
                false,
                (Integer) row[10]);
        return new Hold((UUID) row[0], (UUID) row[1], placement, instant(row[9]));
    }

    private static Instant instant(Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
    }
}
