package dev.bookingkit.eventtype.http;

import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.eventtype.EventTypes;
import dev.bookingkit.request.Cursors;
import dev.bookingkit.request.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The list of event types, page by page in the order of their creation. */
@ApplicationScoped
class EventTypePages {

    private static final String LIST = "event-types";

    private final EventTypes eventTypes;
    private final Cursors cursors;

    EventTypePages(EventTypes eventTypes, Cursors cursors) {
        this.eventTypes = eventTypes;
        this.cursors = cursors;
    }

    /** Fails at once for a cursor that is not ours. */
    Uni<Page<EventTypeView>> page(UUID organizationId, int limit, @Nullable String cursor) {
        List<String> after = cursors.decode(organizationId, LIST, cursor);
        return eventTypes
                .page(
                        organizationId,
                        after == null ? null : Instant.parse(after.get(0)),
                        after == null ? null : UUID.fromString(after.get(1)),
                        limit + 1)
                .map(found -> cursors.page(
                        organizationId, LIST, limit, found, EventTypeView::of, EventTypePages::sortValues));
    }

    Uni<EventTypeView> one(UUID id) {
        return eventTypes.require(id).map(EventTypeView::of);
    }

    private static List<String> sortValues(EventType type) {
        return List.of(type.createdAt().toString(), type.id().toString());
    }
}
