package dev.bookingkit.eventlog.http;

import dev.bookingkit.booking.Bookings;
import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/bookings")
@Tag(name = "Events")
public class AuditTrailResource {

    private final CurrentPrincipal principal;
    private final Transactions transactions;
    private final Bookings bookings;
    private final EventPages pages;

    AuditTrailResource(CurrentPrincipal principal, Transactions transactions, Bookings bookings, EventPages pages) {
        this.principal = principal;
        this.transactions = transactions;
        this.bookings = bookings;
        this.pages = pages;
    }

    @GET
    @Path("{id}/events")
    @PermissionsAllowed("bookings:read")
    public Uni<Page<EventView>> listEventsOfBooking(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Principal asking = principal.get();
        int size = QueryParameters.limit(limit);
        return transactions.as(
                asking,
                () -> bookings.require(asking, id).chain(() -> pages.trail(asking.organizationId(), id, size, cursor)));
    }
}
