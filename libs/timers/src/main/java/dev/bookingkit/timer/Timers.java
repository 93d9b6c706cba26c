package dev.bookingkit.timer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Plans timers inside the current transaction; one per kind and subject. */
@ApplicationScoped
public class Timers {

    private static final String PLAN =
            "insert into timers (kind, subject_id, due_at) values (?1, ?2, ?3) on conflict (service, kind, subject_id)"
                    + " do update set due_at = excluded.due_at, attempts = 0, leased_until = null";

    /** Plans the timer, or moves it if it is planned already. */
    public Uni<Void> plan(String kind, UUID subjectId, Instant dueAt) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PLAN)
                        .setParameter(1, kind)
                        .setParameter(2, subjectId)
                        .setParameter(3, OffsetDateTime.ofInstant(dueAt, ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Takes the timer away; nothing happens if there is none. */
    public Uni<Void> cancel(String kind, UUID subjectId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "delete from timers where service = current_user and kind = ?1 and subject_id = ?2")
                        .setParameter(1, kind)
                        .setParameter(2, subjectId)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
