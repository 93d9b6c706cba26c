package dev.bookingkit.payment.http;

import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.payment.Payment;
import dev.bookingkit.payment.Payments;
import dev.bookingkit.payment.RefundPayment;
import dev.bookingkit.request.Cursors;
import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

@Path("/v1/payments")
@Produces(MediaType.APPLICATION_JSON)
public class PaymentResource {

    private static final String LIST = "payments";

    private final CurrentPrincipal current;
    private final Transactions transactions;
    private final Payments payments;
    private final RefundPayment refundPayment;
    private final Idempotency idempotency;
    private final Cursors cursors;

    PaymentResource(
            CurrentPrincipal current,
            Transactions transactions,
            Payments payments,
            RefundPayment refundPayment,
            Idempotency idempotency,
            Cursors cursors) {
        this.current = current;
        this.transactions = transactions;
        this.payments = payments;
        this.refundPayment = refundPayment;
        this.idempotency = idempotency;
        this.cursors = cursors;
    }

    /** Charges and refunds, oldest first; of one booking where {@code bookingId} is given. */
    @GET
    @PermissionsAllowed("payments:read")
    public Uni<Page<PaymentView>> listPayments(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @QueryParam("bookingId") @Nullable
                    String bookingId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Principal principal = current.get();
        UUID booking = QueryParameters.uuid("bookingId", bookingId);
        int atMost = QueryParameters.limit(limit);
        Payments.Position after = position(cursors.decode(principal.organizationId(), LIST, cursor));
        return transactions
                .as(principal, () -> payments.page(principal.organizationId(), booking, after, atMost + 1))
                .map(rows -> cursors.page(
                        principal.organizationId(), LIST, atMost, rows, PaymentView::of, PaymentResource::sortValues));
    }

    private static List<String> sortValues(Payment payment) {
        return List.of(payment.createdAt().toString(), payment.id().toString());
    }

    private static Payments.@Nullable Position position(@Nullable List<String> sortValues) {
        return sortValues == null
                ? null
                : new Payments.Position(Instant.parse(sortValues.get(0)), UUID.fromString(sortValues.get(1)));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("payments:read")
    public Uni<PaymentView> getPayment(@PathParam("id") UUID id) {
        return transactions.as(current.get(), () -> payments.require(id)).map(PaymentView::of);
    }

    /** Answers with the refund, which is pending: Stripe is asked afterwards. */
    @POST
    @Path("/{id}/refund")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("payments:write")
    @Cancellable(false)
    @APIResponse(
            responseCode = "201",
            description = "The refund",
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Uni<Response> refundPayment(@PathParam("id") UUID id, @NotNull @Valid RefundRequest request) {
        return idempotency.once(
                current.get(),
                request,
                () -> refundPayment
                        .refund(id, request.amountCents())
                        .map(refund -> Response.status(Response.Status.CREATED)
                                .header("Location", "/v1/payments/" + refund.id())
                                .entity(PaymentView.of(refund))
                                .build()));
    }
}
