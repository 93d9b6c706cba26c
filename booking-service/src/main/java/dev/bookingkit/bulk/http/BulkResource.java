package dev.bookingkit.bulk.http;

import dev.bookingkit.bulk.BulkFilter;
import dev.bookingkit.bulk.Operation;
import dev.bookingkit.bulk.StartOperation;
import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Cancels or moves many bookings; the answer comes before the work. */
@Path("/v1/bookings")
@Tag(name = "Operations")
public class BulkResource {

    private final CurrentPrincipal principal;
    private final Idempotency idempotency;
    private final StartOperation startOperation;

    BulkResource(CurrentPrincipal principal, Idempotency idempotency, StartOperation startOperation) {
        this.principal = principal;
        this.idempotency = idempotency;
        this.startOperation = startOperation;
    }

    @POST
    @Path("bulk")
    @PermissionsAllowed("bookings:write")
    @Cancellable(false)
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = OperationView.class)))
    public Uni<Response> changeBookings(@NotNull @Valid BulkRequest request) {
        Principal asking = principal.get();
        request.check();
        return idempotency.once(asking, request, () -> start(asking, request).map(BulkResource::accepted));
    }

    private Uni<Operation> start(Principal asking, BulkRequest request) {
        BulkFilter filter = request.wantedFilter();
        return filter == null
                ? startOperation.start(asking, request.toOrder())
                : startOperation.cancelAll(asking, filter, request.reason());
    }

    private static Response accepted(Operation operation) {
        return Response.status(202)
                .header("Location", "/v1/operations/" + operation.id())
                .entity(OperationView.of(operation))
                .build();
    }
}
