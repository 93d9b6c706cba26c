package dev.bookingkit.organization.http;

import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.organization.ChangeOrganization;
import dev.bookingkit.organization.Organization;
import dev.bookingkit.organization.Organizations;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The principal's own organization; and new ones, which are their owner's from then on. */
@Path("/v1/organizations")
@Tag(name = "Organizations")
public class OrganizationResource {

    private final CurrentPrincipal principal;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Organizations organizations;
    private final ChangeOrganization changeOrganization;

    OrganizationResource(
            CurrentPrincipal principal,
            Transactions transactions,
            Idempotency idempotency,
            Organizations organizations,
            ChangeOrganization changeOrganization) {
        this.principal = principal;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.organizations = organizations;
        this.changeOrganization = changeOrganization;
    }

    @POST
    @PermissionsAllowed("organization:write")
    @Cancellable(false)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Organization.class)))
    public Uni<Response> createOrganization(@NotNull @Valid OrganizationRequest request) {
        Principal asking = principal.get();
        String owner = ownerOf(request, asking);
        return idempotency.once(
                asking,
                request,
                () -> changeOrganization
                        .found(request.name(), request.slug(), owner)
                        .map(founded -> Response.status(201)
                                .header("Location", "/v1/organizations/" + founded.id())
                                .entity(founded)
                                .build()));
    }

    private static String ownerOf(OrganizationRequest request, Principal asking) {
        if (request.ownerUserId() != null) {
            return request.ownerUserId();
        }
        if (asking instanceof Principal.User user) {
            return user.subject();
        }
        throw InvalidRequest.at("/ownerUserId", "a key has to name the person who owns it")
                .exception();
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("organization:read")
    public Uni<Organization> getOrganization(@PathParam("id") UUID id) {
        return transactions.as(principal.get(), () -> organizations.require(id));
    }

    @PATCH
    @Path("{id}")
    @PermissionsAllowed("organization:write")
    @Cancellable(false)
    public Uni<Organization> changeOrganization(@PathParam("id") UUID id, @NotNull @Valid OrganizationPatch patch) {
        return transactions.as(principal.get(), () -> changeOrganization.change(id, patch.toChange()));
    }
}
