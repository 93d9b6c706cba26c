package dev.bookingkit.webhook.http;

import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.request.Cursors;
import dev.bookingkit.request.NoFields;
import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.webhook.Deliveries;
import dev.bookingkit.webhook.Delivery;
import dev.bookingkit.webhook.PlanDeliveries;
import dev.bookingkit.webhook.Subscriptions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** A subscription's deliveries. */
@Path("/v1/webhook-subscriptions")
public class WebhookDeliveryResource {

    private static final String LIST = "webhook-deliveries:";

    private final CurrentPrincipal current;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final PlanDeliveries plan;
    private final Cursors cursors;

    WebhookDeliveryResource(
            CurrentPrincipal current,
            Transactions transactions,
            Idempotency idempotency,
            Subscriptions subscriptions,
            Deliveries deliveries,
            PlanDeliveries plan,
            Cursors cursors) {
        this.current = current;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.plan = plan;
        this.cursors = cursors;
    }

    @POST
    @Path("{id}/test")
    @PermissionsAllowed("notifications:write")
    @Cancellable(false)
    @APIResponse(
            responseCode = "201",
            description = "The delivery of a test event, about to be attempted",
            content = @Content(schema = @Schema(implementation = Delivery.class)))
    public Uni<Response> testWebhookSubscription(
            @PathParam("id") UUID id, @RequestBody(required = false) @Nullable NoFields nothing) {
        return idempotency.once(current.get(), null, () -> plan.test(id).map(WebhookDeliveryResource::created));
    }

    @GET
    @Path("{id}/deliveries")
    @PermissionsAllowed("notifications:read")
    public Uni<Page<Delivery>> listWebhookDeliveries(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Principal principal = current.get();
        int wanted = QueryParameters.limit(limit);
        Position before = Position.of(cursors.decode(principal.organizationId(), LIST + id, cursor));
        return transactions
                .as(
                        principal,
                        () -> subscriptions
                                .require(id)
                                .chain(() -> deliveries.list(id, wanted + 1, before.createdAt(), before.id())))
                .map(rows -> cursors.page(
                        principal.organizationId(),
                        LIST + id,
                        wanted,
                        rows,
                        Function.identity(),
                        row -> List.of(row.createdAt().toString(), row.id().toString())));
    }

    @POST
    @Path("{id}/deliveries/{deliveryId}/redeliver")
    @PermissionsAllowed("notifications:write")
    @Cancellable(false)
    @APIResponse(
            responseCode = "201",
            description = "A further delivery of the same message, about to be attempted",
            content = @Content(schema = @Schema(implementation = Delivery.class)))
    public Uni<Response> redeliverWebhook(
            @PathParam("id") UUID id,
            @PathParam("deliveryId") UUID deliveryId,
            @RequestBody(required = false) @Nullable NoFields nothing) {
        return idempotency.once(
                current.get(), null, () -> plan.redeliver(id, deliveryId).map(WebhookDeliveryResource::created));
    }

    private static Response created(Delivery delivery) {
        return Response.status(201)
                .header("Location", "/v1/webhook-subscriptions/" + delivery.subscriptionId() + "/deliveries")
                .entity(delivery)
                .build();
    }
}
