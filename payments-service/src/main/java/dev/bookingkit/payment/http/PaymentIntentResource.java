package dev.bookingkit.payment.http;

import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.payment.StartPayment;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/v1/payment-intents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PaymentIntentResource {

    private final CurrentPrincipal current;
    private final StartPayment startPayment;
    private final Idempotency idempotency;

    PaymentIntentResource(CurrentPrincipal current, StartPayment startPayment, Idempotency idempotency) {
        this.current = current;
        this.startPayment = startPayment;
        this.idempotency = idempotency;
    }

    /** The same intent for the same booking, with or without an Idempotency-Key. */
    @POST
    @PermissionsAllowed("payments:create")
    @Cancellable(false)
    @APIResponse(
            responseCode = "200",
            description = "The booking's payment intent",
            content = @Content(schema = @Schema(implementation = PaymentIntentView.class)))
    public Uni<Response> startPayment(@NotNull @Valid StartPaymentRequest request) {
        Principal principal = current.get();
        return startPayment
                .prepare(principal, request.bookingId())
                .chain(prepared -> idempotency.once(
                        principal,
                        request,
                        () -> startPayment
                                .conclude(prepared)
                                .map(charge -> Response.ok(PaymentIntentView.of(charge))
                                        .build())));
    }
}
