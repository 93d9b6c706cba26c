package dev.bookingkit.apikey.http;

import dev.bookingkit.apikey.ApiKey;
import dev.bookingkit.apikey.ApiKeys;
import dev.bookingkit.apikey.IssueApiKey;
import dev.bookingkit.apikey.IssuedApiKey;
import dev.bookingkit.apikey.NewApiKey;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Makes, shows and revokes keys. A repeated POST makes another key: its answer is a secret, which is stored nowhere. */
@Path("/v1/api-keys")
@Tag(name = "API keys")
public class ApiKeyResource {

    private static final String LIST = "api-keys";

    private final CurrentPrincipal principal;
    private final Transactions transactions;
    private final IssueApiKey issueApiKey;
    private final ApiKeys keys;
    private final Cursors cursors;
    private final Clock clock;

    ApiKeyResource(
            CurrentPrincipal principal,
            Transactions transactions,
            IssueApiKey issueApiKey,
            ApiKeys keys,
            Cursors cursors,
            Clock clock) {
        this.principal = principal;
        this.transactions = transactions;
        this.issueApiKey = issueApiKey;
        this.keys = keys;
        this.cursors = cursors;
        this.clock = clock;
    }

    @POST
    @PermissionsAllowed("organization:write")
    @Cancellable(false)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = IssuedApiKeyView.class)))
    public Uni<Response> createApiKey(@NotNull @Valid ApiKeyRequest request) {
        Principal asking = principal.get();
        NewApiKey wanted = request.toNewKey();
        return transactions.as(asking, () -> issueApiKey.issue(asking, wanted)).map(ApiKeyResource::created);
    }

    @GET
    @PermissionsAllowed("organization:read")
    public Uni<Page<ApiKey>> listApiKeys(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        Principal asking = principal.get();
        int size = QueryParameters.limit(limit);
        List<String> after = cursors.decode(asking.organizationId(), LIST, cursor);
        Instant createdAt = after == null ? null : Instant.parse(after.get(0));
        UUID id = after == null ? null : UUID.fromString(after.get(1));
        return transactions
                .as(asking, () -> keys.page(createdAt, id, size + 1))
                .map(found -> cursors.page(
                        asking.organizationId(),
                        LIST,
                        size,
                        found,
                        key -> key,
                        key -> List.of(key.createdAt().toString(), key.id().toString())));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("organization:read")
    public Uni<ApiKey> getApiKey(@PathParam("id") UUID id) {
        return transactions.as(principal.get(), () -> keys.require(id));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("organization:write")
    @Cancellable(false)
    public Uni<Void> revokeApiKey(@PathParam("id") UUID id) {
        return transactions.as(principal.get(), () -> keys.revoke(id, clock.instant()));
    }

    private static Response created(IssuedApiKey issued) {
        return Response.status(201)
                .header("Location", "/v1/api-keys/" + issued.key().id())
                .header("Cache-Control", "no-store")
                .entity(new IssuedApiKeyView(issued.key(), issued.secret()))
                .build();
    }
}
