package dev.bookingkit.eventtype;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.FieldError;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Creates, changes and archives event types, inside the current transaction. */
@ApplicationScoped
public class ChangeEventTypes {

    private final EventTypes eventTypes;
    private final Clock clock;

    ChangeEventTypes(EventTypes eventTypes, Clock clock) {
        this.eventTypes = eventTypes;
        this.clock = clock;
    }

    public Uni<EventType> create(EventTypeDetails details) {
        refuseContradictions(details);
        return eventTypes
                .nextId()
                .chain(id -> eventTypes.persist(new EventType(id, details)))
                .chain(eventTypes::saved);
    }

    public Uni<EventType> change(UUID id, UnaryOperator<EventTypeDetails> change) {
        return eventTypes
                .requireLocked(id)
                .invoke(type -> {
                    EventTypeDetails changed = change.apply(type.details());
                    refuseContradictions(changed);
                    refuseItself(id, changed);
                    type.change(changed);
                })
                .chain(eventTypes::saved);
    }

    public Uni<Void> archive(UUID id) {
        return eventTypes
                .requireLocked(id)
                .invoke(type -> type.archive(clock.instant()))
                .replaceWithVoid();
    }

    private static void refuseItself(UUID id, EventTypeDetails changed) {
        if (id.equals(changed.parentEventTypeId())) {
            throw InvalidRequest.at("/parentEventTypeId", "no event type is its own template")
                    .exception();
        }
    }

    private static void refuseContradictions(EventTypeDetails details) {
        List<FieldError> errors = details.contradictions();
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors.getFirst().detail(), errors).exception();
        }
    }
}
