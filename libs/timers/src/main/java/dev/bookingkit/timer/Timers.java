package dev.bookingkit.timer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Plans timers inside the current transaction; one per kind and subject. */
@ApplicationScoped
public class Timers {

    private static final String PLAN =
            "insert into timers (kind, subject_id, due_at) select cast(?1 as text), cast(subject as uuid), cast(?3 as timestamptz)"
                    + " from unnest(string_to_array(?2, ',')) as subject on conflict (service, kind, subject_id)"
                    + " do update set due_at = excluded.due_at, attempts = 0, leased_until = null";

    private static final String CANCEL =
            "delete from timers where service = cast(current_user as text) collate \"default\""
                    + " and kind = ?1 and subject_id = any (cast(string_to_array(?2, ',') as uuid[]))";

    private static final String SETTLE = "delete from timers where id = ?1 and leased_until = ?2";

    /** Plans the timer, or moves it if it is planned already. */
    public Uni<Void> plan(String kind, UUID subjectId, Instant dueAt) {
        return plan(kind, Set.of(subjectId), dueAt);
    }

    /** One timer for each subject, in one statement. */
    public Uni<Void> plan(String kind, Set<UUID> subjectIds, Instant dueAt) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PLAN)
                        .setParameter(1, kind)
                        .setParameter(2, text(subjectIds))
                        .setParameter(3, OffsetDateTime.ofInstant(dueAt, ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Takes the timer away; nothing happens if there is none. */
    public Uni<Void> cancel(String kind, UUID subjectId) {
        return cancel(kind, Set.of(subjectId));
    }

    /** The timer of each subject, in one statement. */
    public Uni<Void> cancel(String kind, Set<UUID> subjectIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CANCEL)
                        .setParameter(1, kind)
                        .setParameter(2, text(subjectIds))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * Does away with a timer that fired, together with what it did: for a handler that answers {@link TimerHandler.Outcome.Settled}. Nothing
     * happens if it was planned again while it ran.
     */
    public Uni<Void> settle(Timer timer) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SETTLE)
                        .setParameter(1, timer.id())
                        .setParameter(2, OffsetDateTime.ofInstant(timer.leasedUntil(), ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String text(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
