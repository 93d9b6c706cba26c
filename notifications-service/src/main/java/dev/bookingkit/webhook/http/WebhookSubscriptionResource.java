package dev.bookingkit.webhook.http;

import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.request.Cursors;
import dev.bookingkit.request.NoFields;
import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.webhook.ManageSubscriptions;
import dev.bookingkit.webhook.Subscriptions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** {@code /v1/webhook-subscriptions}. */
@Path("/v1/webhook-subscriptions")
public class WebhookSubscriptionResource {

    private static final String LIST = "webhook-subscriptions";

    private final CurrentPrincipal current;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Subscriptions subscriptions;
    private final ManageSubscriptions manage;
    private final Cursors cursors;

    WebhookSubscriptionResource(
            CurrentPrincipal current,
            Transactions transactions,
            Idempotency idempotency,
            Subscriptions subscriptions,
            ManageSubscriptions manage,
            Cursors cursors) {
        this.current = current;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.subscriptions = subscriptions;
        this.manage = manage;
        this.cursors = cursors;
    }

    @POST
    @PermissionsAllowed("notifications:write")
    @Cancellable(false)
    @APIResponse(
            responseCode = "201",
            description = "Created; the only answer with its secret",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    public Uni<Response> createWebhookSubscription(@NotNull @Valid CreateSubscriptionRequest body) {
        return idempotency.once(
                current.get(),
                body,
                () -> manage.create(body.subscriberUrl(), body.triggers(), body.eventTypeId(), body.teamId())
                        .map(created -> Response.status(201)
                                .header("Location", "/v1/webhook-subscriptions/" + created.id())
                                .entity(SubscriptionView.withSecret(created))
                                .build()));
    }

    @GET
    @PermissionsAllowed("notifications:read")
    public Uni<Page<SubscriptionView>> listWebhookSubscriptions(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        Principal principal = current.get();
        int wanted = QueryParameters.limit(limit);
        Position after = Position.of(cursors.decode(principal.organizationId(), LIST, cursor));
        return transactions
                .as(
                        principal,
                        () -> subscriptions.list(principal.organizationId(), wanted + 1, after.createdAt(), after.id()))
                .map(rows -> cursors.page(
                        principal.organizationId(),
                        LIST,
                        wanted,
                        rows,
                        SubscriptionView::of,
                        row -> List.of(row.createdAt().toString(), row.id().toString())));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("notifications:read")
    public Uni<SubscriptionView> getWebhookSubscription(@PathParam("id") UUID id) {
        return transactions.as(current.get(), () -> subscriptions.require(id)).map(SubscriptionView::of);
    }

    @PATCH
    @Path("{id}")
    @PermissionsAllowed("notifications:write")
    @Cancellable(false)
    public Uni<SubscriptionView> changeWebhookSubscription(
            @PathParam("id") UUID id, @NotNull @Valid ChangeSubscriptionRequest body) {
        return transactions
                .as(current.get(), () -> manage.change(id, body.subscriberUrl(), body.triggers(), body.isActive()))
                .map(SubscriptionView::of);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("notifications:write")
    @Cancellable(false)
    public Uni<Void> deleteWebhookSubscription(@PathParam("id") UUID id) {
        return transactions.as(current.get(), () -> manage.delete(id));
    }

    @POST
    @Path("{id}/rotate-secret")
    @PermissionsAllowed("notifications:write")
    @Cancellable(false)
    @APIResponse(
            responseCode = "200",
            description = "The new secret, shown once; the old one signs too for 24 hours",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    public Uni<Response> rotateWebhookSecret(
            @PathParam("id") UUID id, @RequestBody(required = false) @Nullable NoFields nothing) {
        return idempotency.once(
                current.get(),
                null,
                () -> manage.rotateSecret(id)
                        .map(rotated -> Response.ok(SubscriptionView.withSecret(rotated))
                                .build()));
    }
}
