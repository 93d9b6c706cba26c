package dev.bookingkit.eventlog.http;

import dev.bookingkit.eventlog.LogPosition;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** The organization's booking events as they happen: server-sent events, from now on or from {@code Last-Event-ID} on. */
@Path("/v1/bookings")
@Tag(name = "Events")
public class EventStreamResource {

    private final CurrentPrincipal principal;
    private final EventStreams streams;
    private final EventPages pages;

    EventStreamResource(CurrentPrincipal principal, EventStreams streams, EventPages pages) {
        this.principal = principal;
        this.streams = streams;
        this.pages = pages;
    }

    @GET
    @Path("stream")
    @PermissionsAllowed("events:read")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @APIResponse(
            responseCode = "200",
            description = "Each event has the BookingEvent as data, its type as name and its cursor as id",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public Multi<OutboundSseEvent> streamBookingEvents(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId, @Context Sse sse) {
        Principal asking = principal.get();
        LogPosition after = pages.position(asking.organizationId(), "Last-Event-ID", lastEventId);
        return streams.open(asking, sse, after);
    }
}
