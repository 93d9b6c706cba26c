package dev.bookingkit.eventlog.http;

import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/events")
@Tag(name = "Events")
public class EventLogResource {

    private final CurrentPrincipal principal;
    private final Transactions transactions;
    private final EventPages pages;

    EventLogResource(CurrentPrincipal principal, Transactions transactions, EventPages pages) {
        this.principal = principal;
        this.transactions = transactions;
        this.pages = pages;
    }

    @GET
    @PermissionsAllowed("events:read")
    public Uni<Page<EventView>> listEvents(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        Principal asking = principal.get();
        int size = QueryParameters.limit(limit);
        return transactions.as(asking, () -> pages.log(asking.organizationId(), size, after));
    }
}
