package dev.bookingkit.hours.http;

import dev.bookingkit.hours.EditSchedule;
import dev.bookingkit.hours.NewOverride;
import dev.bookingkit.hours.Overrides;
import dev.bookingkit.hours.StoredOverride;
import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.request.Page;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

@Path("/v1/providers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Schedules")
class OverrideResource {

    private final CurrentPrincipal principals;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final EditSchedule edit;
    private final Overrides overrides;
    private final SchedulePages pages;

    OverrideResource(
            CurrentPrincipal principals,
            Transactions transactions,
            Idempotency idempotency,
            EditSchedule edit,
            Overrides overrides,
            SchedulePages pages) {
        this.principals = principals;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.edit = edit;
        this.overrides = overrides;
        this.pages = pages;
    }

    @POST
    @Path("/{providerId}/availability-overrides")
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    @APIResponseSchema(value = OverrideView.class, responseCode = "201")
    public Uni<Response> addAvailabilityOverride(
            @PathParam("providerId") UUID providerId, @NotNull @Valid OverrideRequest body) {
        Principal principal = principals.get();
        NewOverride row = body.toOverride();
        return idempotency.once(
                principal,
                body,
                () -> edit.addOverride(principal, providerId, row).map(stored -> created(providerId, stored)));
    }

    @GET
    @Path("/{providerId}/availability-overrides")
    @PermissionsAllowed("availability:read")
    public Uni<Page<OverrideView>> listAvailabilityOverrides(
            @PathParam("providerId") UUID providerId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return pages.page(principals.get(), providerId, overrides, OverrideView::of, limit, cursor);
    }

    @GET
    @Path("/{providerId}/availability-overrides/{id}")
    @PermissionsAllowed("availability:read")
    public Uni<OverrideView> getAvailabilityOverride(
            @PathParam("providerId") UUID providerId, @PathParam("id") UUID id) {
        return pages.one(principals.get(), providerId, overrides, id).map(OverrideView::of);
    }

    @DELETE
    @Path("/{providerId}/availability-overrides/{id}")
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    public Uni<Void> removeAvailabilityOverride(@PathParam("providerId") UUID providerId, @PathParam("id") UUID id) {
        Principal principal = principals.get();
        return transactions.as(principal, () -> edit.removeOverride(principal, providerId, id));
    }

    private static Response created(UUID providerId, StoredOverride stored) {
        return Response.status(Response.Status.CREATED)
                .header("Location", "/v1/providers/" + providerId + "/availability-overrides/" + stored.id())
                .entity(OverrideView.of(stored))
                .build();
    }
}
