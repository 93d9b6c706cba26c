package dev.bookingkit.bulk.http;

import dev.bookingkit.bulk.Operations;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows how far an operation has come. */
@Path("/v1/operations")
@Tag(name = "Operations")
public class OperationResource {

    private final CurrentPrincipal principal;
    private final Transactions transactions;
    private final Operations operations;

    OperationResource(CurrentPrincipal principal, Transactions transactions, Operations operations) {
        this.principal = principal;
        this.transactions = transactions;
        this.operations = operations;
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed({"bookings:read", "bookings:write"})
    public Uni<OperationView> getOperation(@PathParam("id") UUID id) {
        return transactions.as(principal.get(), () -> operations.require(id)).map(OperationView::of);
    }
}
