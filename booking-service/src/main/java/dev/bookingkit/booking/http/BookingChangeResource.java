package dev.bookingkit.booking.http;

import dev.bookingkit.booking.BookingOperation;
import dev.bookingkit.request.NoFields;
import dev.bookingkit.tenant.CurrentPrincipal;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What can be done with a booking. */
@Path("/v1/bookings")
@Tag(name = "Bookings")
@APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BookingView.class)))
public class BookingChangeResource {

    private final CurrentPrincipal principal;
    private final BookingChanges changes;

    BookingChangeResource(CurrentPrincipal principal, BookingChanges changes) {
        this.principal = principal;
        this.changes = changes;
    }

    @POST
    @Path("{id}/confirm")
    @PermissionsAllowed("bookings:write")
    @Cancellable(false)
    public Uni<Response> confirmBooking(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable NoFields nothing) {
        return changes.change(principal.get(), id, ifMatch, null, new BookingOperation.Confirm());
    }

    @POST
    @Path("{id}/reject")
    @PermissionsAllowed("bookings:write")
    @Cancellable(false)
    public Uni<Response> rejectBooking(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable @Valid ReasonRequest request) {
        var reject = new BookingOperation.Reject(ReasonRequest.of(request));
        return changes.change(principal.get(), id, ifMatch, request, reject);
    }

    @POST
    @Path("{id}/cancel")
    @PermissionsAllowed({"bookings:write", "bookings:own"})
    @Cancellable(false)
    public Uni<Response> cancelBooking(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable @Valid ReasonRequest request) {
        var cancel = new BookingOperation.Cancel(ReasonRequest.of(request));
        return changes.change(principal.get(), id, ifMatch, request, cancel);
    }

    @POST
    @Path("{id}/reschedule")
    @PermissionsAllowed({"bookings:write", "bookings:own"})
    @Cancellable(false)
    public Uni<Response> rescheduleBooking(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid RescheduleRequest request) {
        return changes.reschedule(principal.get(), id, ifMatch, request);
    }

    @POST
    @Path("{id}/reassign")
    @PermissionsAllowed("bookings:write")
    @Cancellable(false)
    public Uni<Response> reassignBooking(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ReassignRequest request) {
        return changes.reassign(principal.get(), id, ifMatch, request);
    }

    @POST
    @Path("{id}/complete")
    @PermissionsAllowed("bookings:write")
    @Cancellable(false)
    public Uni<Response> completeBooking(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable NoFields nothing) {
        return changes.change(principal.get(), id, ifMatch, null, new BookingOperation.Complete());
    }

    @POST
    @Path("{id}/no-show")
    @PermissionsAllowed("bookings:write")
    @Cancellable(false)
    public Uni<Response> markBookingAsNoShow(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable NoFields nothing) {
        return changes.change(principal.get(), id, ifMatch, null, new BookingOperation.NoShow());
    }
}
