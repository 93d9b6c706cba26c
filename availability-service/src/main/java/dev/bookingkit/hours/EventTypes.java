package dev.bookingkit.hours;

import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.rows.JsonRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** The narrow view of booking-service's event types that schedules and teams need: whether they are there. */
@ApplicationScoped
public class EventTypes {

    private record Found(long found) {}

    /** Fails as {@code not-found} unless all of them exist and are not archived. */
    public Uni<Void> requireAll(Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return JsonRows.list(
                        Found.class,
                        "select count(*) as found from event_types where archived_at is null and id in (select cast(e as uuid)"
                                + " from jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)) e)",
                        JsonRows.json(ids))
                .invoke(rows -> {
                    if (rows.getFirst().found() < ids.size()) {
                        throw NotFound.of("event type").exception();
                    }
                })
                .replaceWithVoid();
    }
}
