package dev.bookingkit.eventlog.http;

import dev.bookingkit.eventlog.EventLog;
import dev.bookingkit.eventlog.LogPosition;
import dev.bookingkit.eventlog.LoggedEvent;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.ProblemException;
import dev.bookingkit.request.Cursors;
import dev.bookingkit.request.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events page by page; each carries the cursor behind it, so that a reader who has seen all can ask for what is new. */
@ApplicationScoped
class EventPages {

    private static final String LOG = "events";

    private final EventLog log;
    private final Cursors cursors;

    EventPages(EventLog log, Cursors cursors) {
        this.log = log;
        this.cursors = cursors;
    }

    Uni<Page<EventView>> log(UUID organizationId, int limit, @Nullable String after) {
        LogPosition position = position(organizationId, "?after", after);
        return log.after(position == null ? LogPosition.START : position, limit + 1)
                .map(found -> page(organizationId, LOG, limit, found, event -> place(event.position())));
    }

    Uni<Page<EventView>> trail(UUID organizationId, UUID bookingId, int limit, @Nullable String cursor) {
        String list = "booking-events:" + bookingId;
        List<String> values = cursors.decode(organizationId, list, cursor);
        int sequence = values == null ? 0 : Integer.parseInt(values.getFirst());
        return log.ofBooking(bookingId, sequence, limit + 1)
                .map(found ->
                        page(organizationId, list, limit, found, event -> List.of(Integer.toString(event.sequence()))));
    }

    /** Where a cursor of the log points to; null where there is none. {@code pointer} says where the client sent it. */
    @Nullable
    LogPosition position(UUID organizationId, String pointer, @Nullable String cursor) {
        try {
            List<String> values = cursors.decode(organizationId, LOG, cursor);
            return values == null
                    ? null
                    : new LogPosition(Long.parseLong(values.get(0)), Long.parseLong(values.get(1)));
        } catch (ProblemException notOurs) {
            throw InvalidRequest.at(pointer, notOurs.problem().detail()).exception();
        }
    }

    String cursor(UUID organizationId, LogPosition position) {
        return cursors.encode(organizationId, LOG, place(position));
    }

    private Page<EventView> page(
            UUID organizationId,
            String list,
            int limit,
            List<LoggedEvent> found,
            Function<LoggedEvent, List<String>> place) {
        return cursors.page(
                organizationId,
                list,
                limit,
                found,
                event -> EventView.of(event, cursors.encode(organizationId, list, place.apply(event))),
                place);
    }

    private static List<String> place(LogPosition position) {
        return List.of(Long.toString(position.transaction()), Long.toString(position.number()));
    }
}
