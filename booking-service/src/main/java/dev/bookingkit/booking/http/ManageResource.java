package dev.bookingkit.booking.http;

import dev.bookingkit.booking.BookingOperation;
import dev.bookingkit.booking.Bookings;
import dev.bookingkit.problem.CommonProblem.Forbidden;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.request.NoFields;
import dev.bookingkit.tenant.GuestToken;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.TenantConfig;
import dev.bookingkit.tenant.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The guest's own booking, or the attendee's own seat in a session: the link is the credential, and there is no other. */
@Path("/v1/manage")
@Tag(name = "Management links")
@PermitAll
@APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BookingView.class)))
public class ManageResource {

    private final Transactions transactions;
    private final Bookings bookings;
    private final BookingChanges changes;
    private final BookingViews views;
    private final OwnSeats seats;
    private final TenantConfig secrets;
    private final Clock clock;

    ManageResource(
            Transactions transactions,
            Bookings bookings,
            BookingChanges changes,
            BookingViews views,
            OwnSeats seats,
            TenantConfig secrets,
            Clock clock) {
        this.transactions = transactions;
        this.bookings = bookings;
        this.changes = changes;
        this.views = views;
        this.seats = seats;
        this.secrets = secrets;
        this.clock = clock;
    }

    @GET
    @Path("{token}")
    public Uni<Response> getOwnBooking(@PathParam("token") String token) {
        Principal.Guest guest = guest(token);
        if (guest.seatId() != null) {
            return seats.show(guest);
        }
        return transactions.as(
                guest, () -> bookings.require(guest, guest.bookingId()).chain(it -> views.ok(guest, it)));
    }

    @POST
    @Path("{token}/cancel")
    @Cancellable(false)
    public Uni<Response> cancelOwnBooking(
            @PathParam("token") String token,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable @Valid ReasonRequest request) {
        Principal.Guest guest = guest(token);
        if (guest.seatId() != null) {
            return seats.cancel(guest, ifMatch, request);
        }
        var cancel = new BookingOperation.Cancel(ReasonRequest.of(request));
        return changes.change(guest, guest.bookingId(), ifMatch, request, cancel);
    }

    @POST
    @Path("{token}/reschedule")
    @Cancellable(false)
    public Uni<Response> rescheduleOwnBooking(
            @PathParam("token") String token,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid RescheduleRequest request) {
        Principal.Guest guest = guest(token);
        if (guest.seatId() != null) {
            throw new Forbidden("A session is moved by its host; leave it and join another one.").exception();
        }
        return changes.reschedule(guest, guest.bookingId(), ifMatch, request);
    }

    /** Takes the seat of a session that is on offer to whoever waits for it. */
    @POST
    @Path("{token}/accept")
    @Cancellable(false)
    public Uni<Response> acceptOfferedSeat(
            @PathParam("token") String token,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable NoFields nothing) {
        return seats.accept(guest(token), ifMatch);
    }

    private Principal.Guest guest(String token) {
        return GuestToken.parse(token, secrets.guestTokenSecret(), clock.instant())
                .map(GuestToken::principal)
                .orElseThrow(() -> new NotFound("This link is not valid, or no longer.").exception());
    }
}
