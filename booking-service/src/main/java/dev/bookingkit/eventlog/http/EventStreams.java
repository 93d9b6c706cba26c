package dev.bookingkit.eventlog.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bookingkit.eventlog.EventLog;
import dev.bookingkit.eventlog.LogPosition;
import dev.bookingkit.eventlog.LoggedEvent;
import dev.bookingkit.problem.CommonProblem.Unavailable;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.tenant.sql.SqlFailures;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The event log as endless streams: a short transaction per look, none in between. */
@ApplicationScoped
class EventStreams {

    private static final int AT_ONCE = 100;
    private static final int RECONNECT_MILLIS = 1_000;
    private static final int COME_AGAIN_SECONDS = 10;

    private final Transactions transactions;
    private final EventLog log;
    private final EventPages pages;
    private final ObjectMapper json;
    private final StreamConfig config;
    private final Clock clock;
    private final OpenStreams open;

    EventStreams(
            Transactions transactions,
            EventLog log,
            EventPages pages,
            ObjectMapper json,
            StreamConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.pages = pages;
        this.json = json;
        this.config = config;
        this.clock = clock;
        this.open = new OpenStreams(config.maxStreams());
    }

    /** What one client has seen. Its looks follow each other, so nothing here is shared. */
    private static final class Reader {

        private final Principal principal;
        private final Sse sse;
        private @Nullable LogPosition seen;
        private boolean greeted;
        private boolean behind = true;
        private Instant lastSent;

        private Reader(Principal principal, Sse sse, @Nullable LogPosition seen, Instant now) {
            this.principal = principal;
            this.sse = sse;
            this.seen = seen;
            this.lastSent = now;
        }
    }

    /** Fails at once where too many are open. */
    Multi<OutboundSseEvent> open(Principal principal, Sse sse, @Nullable LogPosition after) {
        UUID organization = principal.organizationId();
        if (!open.haveRoomFor(organization)) {
            throw new Unavailable("Too many streams are open; try again, or read GET /v1/events.", COME_AGAIN_SECONDS)
                    .exception();
        }
        return Multi.createFrom().deferred(() -> {
            open.opened(organization);
            Reader reader = new Reader(principal, sse, after, clock.instant());
            return Multi.createBy()
                    .repeating()
                    .uni(() -> next(reader))
                    .indefinitely()
                    .onItem()
                    .<OutboundSseEvent>disjoint()
                    .select()
                    .first(config.lifetime())
                    .onTermination()
                    .invoke(() -> open.closed(organization));
        });
    }

    private Uni<List<OutboundSseEvent>> next(Reader reader) {
        Uni<Void> pause = reader.behind
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().voidItem().onItem().delayIt().by(config.pollInterval());
        return pause.chain(() -> look(reader)).map(found -> tell(reader, found));
    }

    /** A database that is away for a moment is no reason to lose the client. */
    private Uni<List<LoggedEvent>> look(Reader reader) {
        return transactions
                .inBackground(() -> transactions.as(reader.principal, () -> read(reader)))
                .onFailure(SqlFailures::isTransient)
                .recoverWithItem(() -> {
                    reader.behind = false;
                    return List.of();
                });
    }

    private Uni<List<LoggedEvent>> read(Reader reader) {
        LogPosition seen = reader.seen;
        return seen == null
                ? log.end().invoke(end -> reader.seen = end).replaceWith(List.of())
                : log.after(seen, AT_ONCE);
    }

    private List<OutboundSseEvent> tell(Reader reader, List<LoggedEvent> found) {
        if (!reader.greeted) {
            return greet(reader);
        }
        reader.behind = found.size() == AT_ONCE;
        if (!found.isEmpty()) {
            reader.seen = found.getLast().position();
            reader.lastSent = clock.instant();
            return found.stream().map(event -> event(reader, event)).toList();
        }
        if (reader.lastSent.plus(config.heartbeat()).isAfter(clock.instant())) {
            return List.of();
        }
        reader.lastSent = clock.instant();
        return List.of(reader.sse.newEventBuilder().comment("").build());
    }

    /** What was found is found again at the next look. */
    private List<OutboundSseEvent> greet(Reader reader) {
        LogPosition seen = reader.seen;
        if (seen == null) { // the database was away
            return List.of();
        }
        reader.greeted = true;
        reader.behind = true;
        return List.of(greeting(reader, seen));
    }

    /** No event for the client, but a place to resume from if it loses us before the first one. */
    private OutboundSseEvent greeting(Reader reader, LogPosition seen) {
        return reader.sse
                .newEventBuilder()
                .comment("")
                .id(pages.cursor(organization(reader), seen))
                .reconnectDelay(RECONNECT_MILLIS)
                .build();
    }

    private OutboundSseEvent event(Reader reader, LoggedEvent event) {
        EventView view = EventView.of(event, pages.cursor(organization(reader), event.position()));
        return reader.sse
                .newEventBuilder()
                .id(view.cursor())
                .name(view.type())
                .data(String.class, text(view))
                .build();
    }

    private static UUID organization(Reader reader) {
        return reader.principal.organizationId();
    }

    private String text(EventView view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
