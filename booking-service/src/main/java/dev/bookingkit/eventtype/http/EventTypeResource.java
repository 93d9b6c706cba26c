package dev.bookingkit.eventtype.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bookingkit.eventtype.ChangeEventTypes;
import dev.bookingkit.eventtype.EventTypeDetails;
import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

@Path("/v1/event-types")
@Tag(name = "Event types")
public class EventTypeResource {

    private final CurrentPrincipal principal;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final ChangeEventTypes changes;
    private final EventTypePatches patches;
    private final EventTypePages pages;

    EventTypeResource(
            CurrentPrincipal principal,
            Transactions transactions,
            Idempotency idempotency,
            ChangeEventTypes changes,
            EventTypePatches patches,
            EventTypePages pages) {
        this.principal = principal;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.changes = changes;
        this.patches = patches;
        this.pages = pages;
    }

    @POST
    @PermissionsAllowed("event-types:write")
    @Cancellable(false)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = EventTypeView.class)))
    public Uni<Response> createEventType(@NotNull @Valid EventTypeRequest request) {
        EventTypeDetails details = patches.details(request);
        return idempotency.once(
                principal.get(),
                request,
                () -> changes.create(details).map(EventTypeView::of).map(EventTypeResource::created));
    }

    @GET
    @PermissionsAllowed("event-types:read")
    public Uni<Page<EventTypeView>> listEventTypes(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        Principal asking = principal.get();
        int size = QueryParameters.limit(limit);
        return transactions.as(asking, () -> pages.page(asking.organizationId(), size, cursor));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("event-types:read")
    public Uni<EventTypeView> getEventType(@PathParam("id") UUID id) {
        return transactions.as(principal.get(), () -> pages.one(id));
    }

    @PATCH
    @Path("{id}")
    @PermissionsAllowed("event-types:write")
    @Cancellable(false)
    public Uni<EventTypeView> changeEventType(@PathParam("id") UUID id, @NotNull ObjectNode patch) {
        return transactions.as(
                principal.get(),
                () -> changes.change(id, stored -> patches.merged(stored, patch))
                        .map(EventTypeView::of));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("event-types:write")
    @Cancellable(false)
    public Uni<Void> archiveEventType(@PathParam("id") UUID id) {
        return transactions.as(principal.get(), () -> changes.archive(id));
    }

    private static Response created(EventTypeView view) {
        return Response.status(201)
                .header("Location", "/v1/event-types/" + view.id())
                .entity(view)
                .build();
    }
}
