package dev.bookingkit.routing.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.routing.ChangeRoutingForms;
import dev.bookingkit.routing.RoutingFormDetails;
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

/** Reading takes {@code bookings:read}, which publishable keys lack: where a form leads is its owner's business. */
@Path("/v1/routing-forms")
@Tag(name = "Routing forms")
public class RoutingFormResource {

    private final CurrentPrincipal principal;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final ChangeRoutingForms changes;
    private final RoutingFormPatches patches;
    private final RoutingFormPages pages;

    RoutingFormResource(
            CurrentPrincipal principal,
            Transactions transactions,
            Idempotency idempotency,
            ChangeRoutingForms changes,
            RoutingFormPatches patches,
            RoutingFormPages pages) {
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
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RoutingFormView.class)))
    public Uni<Response> createRoutingForm(@NotNull @Valid RoutingFormRequest request) {
        RoutingFormDetails details = patches.details(request);
        return idempotency.once(
                principal.get(),
                request,
                () -> changes.create(details).map(RoutingFormView::of).map(RoutingFormResource::created));
    }

    @GET
    @PermissionsAllowed("bookings:read")
    public Uni<Page<RoutingFormView>> listRoutingForms(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        Principal asking = principal.get();
        int size = QueryParameters.limit(limit);
        return transactions.as(asking, () -> pages.page(asking.organizationId(), size, cursor));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("bookings:read")
    public Uni<RoutingFormView> getRoutingForm(@PathParam("id") UUID id) {
        return transactions.as(principal.get(), () -> pages.one(id));
    }

    @PATCH
    @Path("{id}")
    @PermissionsAllowed("event-types:write")
    @Cancellable(false)
    public Uni<RoutingFormView> changeRoutingForm(@PathParam("id") UUID id, @NotNull ObjectNode patch) {
        return transactions.as(
                principal.get(),
                () -> changes.change(id, stored -> patches.merged(stored, patch))
                        .map(RoutingFormView::of));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("event-types:write")
    @Cancellable(false)
    public Uni<Void> archiveRoutingForm(@PathParam("id") UUID id) {
        return transactions.as(principal.get(), () -> changes.archive(id));
    }

    private static Response created(RoutingFormView view) {
        return Response.status(201)
                .header("Location", "/v1/routing-forms/" + view.id())
                .entity(view)
                .build();
    }
}
