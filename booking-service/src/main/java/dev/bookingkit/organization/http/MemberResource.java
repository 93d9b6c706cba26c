package dev.bookingkit.organization.http;

import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.organization.ChangeMembers;
import dev.bookingkit.organization.Member;
import dev.bookingkit.organization.Members;
import dev.bookingkit.problem.CommonProblem.NotFound;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The people of the principal's own organization. */
@Path("/v1/organizations")
@Tag(name = "Organizations")
public class MemberResource {

    private static final String LIST = "members";

    private final CurrentPrincipal principal;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final ChangeMembers changeMembers;
    private final Members members;
    private final Cursors cursors;

    MemberResource(
            CurrentPrincipal principal,
            Transactions transactions,
            Idempotency idempotency,
            ChangeMembers changeMembers,
            Members members,
            Cursors cursors) {
        this.principal = principal;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.changeMembers = changeMembers;
        this.members = members;
        this.cursors = cursors;
    }

    @POST
    @Path("{id}/members")
    @PermissionsAllowed("organization:write")
    @Cancellable(false)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Member.class)))
    public Uni<Response> addMember(@PathParam("id") UUID id, @NotNull @Valid MemberRequest request) {
        return idempotency.once(
                of(id),
                request,
                () -> changeMembers
                        .add(request.userId(), request.role())
                        .map(member -> Response.status(201)
                                .header("Location", "/v1/organizations/" + id + "/members/" + member.id())
                                .entity(member)
                                .build()));
    }

    @GET
    @Path("{id}/members")
    @PermissionsAllowed("organization:read")
    public Uni<Page<Member>> listMembers(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Principal asking = of(id);
        int size = QueryParameters.limit(limit);
        List<String> after = cursors.decode(id, LIST, cursor);
        Instant createdAt = after == null ? null : Instant.parse(after.get(0));
        UUID last = after == null ? null : UUID.fromString(after.get(1));
        return transactions
                .as(asking, () -> members.page(createdAt, last, size + 1))
                .map(found -> cursors.page(
                        id,
                        LIST,
                        size,
                        found,
                        member -> member,
                        member -> List.of(
                                member.createdAt().toString(), member.id().toString())));
    }

    @PATCH
    @Path("{id}/members/{memberId}")
    @PermissionsAllowed("organization:write")
    @Cancellable(false)
    public Uni<Member> changeMember(
            @PathParam("id") UUID id,
            @PathParam("memberId") UUID memberId,
            @NotNull @Valid MemberRequest.Change request) {
        return transactions.as(of(id), () -> changeMembers.change(memberId, request.role()));
    }

    @DELETE
    @Path("{id}/members/{memberId}")
    @PermissionsAllowed("organization:write")
    @Cancellable(false)
    public Uni<Void> removeMember(@PathParam("id") UUID id, @PathParam("memberId") UUID memberId) {
        return transactions.as(of(id), () -> changeMembers.remove(memberId));
    }

    /** The principal, whose organization this is; any other is not there. */
    private Principal of(UUID organizationId) {
        Principal asking = principal.get();
        if (!asking.organizationId().equals(organizationId)) {
            throw NotFound.of("organization").exception();
        }
        return asking;
    }
}
