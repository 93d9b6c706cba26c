package dev.bookingkit.seat.http;

import dev.bookingkit.booking.http.BookingViews;
import dev.bookingkit.booking.http.IfMatch;
import dev.bookingkit.seat.ChangeCapacity;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** How many seats one session has. */
@Path("/v1/bookings")
@Tag(name = "Seats")
public class CapacityResource {

    private final CurrentPrincipal principal;
    private final Transactions transactions;
    private final ChangeCapacity changeCapacity;
    private final BookingViews views;

    CapacityResource(
            CurrentPrincipal principal, Transactions transactions, ChangeCapacity changeCapacity, BookingViews views) {
        this.principal = principal;
        this.transactions = transactions;
        this.changeCapacity = changeCapacity;
        this.views = views;
    }

    /** Never fewer than are taken; further seats are offered to those who wait. Answers the booking. */
    @PUT
    @Path("{id}/capacity")
    @PermissionsAllowed("bookings:write")
    @Cancellable(false)
    public Uni<Response> changeCapacity(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid CapacityRequest request) {
        Principal asking = principal.get();
        var expected = IfMatch.of(ifMatch);
        return transactions.as(
                asking,
                () -> changeCapacity
                        .change(asking, id, expected, request.maxSeats())
                        .chain(it -> views.ok(asking, it)));
    }
}
