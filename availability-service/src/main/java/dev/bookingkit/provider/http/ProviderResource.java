package dev.bookingkit.provider.http;

import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.provider.ManageProviders;
import dev.bookingkit.provider.Provider;
import dev.bookingkit.provider.Providers;
import dev.bookingkit.request.Cursors;
import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.rows.Position;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

@Path("/v1/providers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Providers")
class ProviderResource {

    private static final String LIST = "providers";

    private final CurrentPrincipal principals;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final ManageProviders manage;
    private final Providers providers;
    private final Cursors cursors;

    ProviderResource(
            CurrentPrincipal principals,
            Transactions transactions,
            Idempotency idempotency,
            ManageProviders manage,
            Providers providers,
            Cursors cursors) {
        this.principals = principals;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.manage = manage;
        this.providers = providers;
        this.cursors = cursors;
    }

    @POST
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    @APIResponseSchema(value = ProviderView.class, responseCode = "201")
    public Uni<Response> createProvider(@NotNull @Valid ProviderRequest body) {
        Principal principal = principals.get();
        return idempotency.once(
                principal,
                body,
                () -> manage.create(principal, body.toDetails()).map(ProviderResource::created));
    }

    @GET
    @PermissionsAllowed("availability:read")
    public Uni<Page<ProviderView>> listProviders(
            @QueryParam("userId") @Nullable String userId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Principal principal = principals.get();
        int size = QueryParameters.limit(limit);
        Position after = Position.of(cursors.decode(principal.organizationId(), LIST, cursor));
        return transactions
                .as(principal, () -> providers.list(principal.organizationId(), userId, after, size))
                .map(rows -> cursors.page(
                        principal.organizationId(),
                        LIST,
                        size,
                        rows,
                        ProviderView::of,
                        row -> new Position(row.createdAt(), row.id()).sortValues()));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("availability:read")
    public Uni<ProviderView> getProvider(@PathParam("id") UUID id) {
        return transactions.as(principals.get(), () -> providers.require(id)).map(ProviderView::of);
    }

    @PATCH
    @Path("/{id}")
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    public Uni<ProviderView> changeProvider(@PathParam("id") UUID id, @NotNull @Valid ProviderPatch body) {
        Principal principal = principals.get();
        return transactions
                .as(principal, () -> manage.change(principal, id, body.toChange()))
                .map(ProviderView::of);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    public Uni<Void> archiveProvider(@PathParam("id") UUID id) {
        Principal principal = principals.get();
        return transactions.as(principal, () -> manage.archive(principal, id));
    }

    private static Response created(Provider provider) {
        return Response.status(Response.Status.CREATED)
                .header("Location", "/v1/providers/" + provider.id())
                .entity(ProviderView.of(provider))
                .build();
    }
}
