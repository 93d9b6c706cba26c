package dev.bookingkit.team.http;

import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.request.Cursors;
import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.rows.Position;
import dev.bookingkit.team.ManageMembers;
import dev.bookingkit.team.Members;
import dev.bookingkit.team.Teams;
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

@Path("/v1/teams")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Teams")
class MemberResource {

    private static final String EVENT_TYPES = "team-event-types";

    private final CurrentPrincipal principals;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final ManageMembers manage;
    private final Teams teams;
    private final Members members;
    private final Cursors cursors;

    MemberResource(
            CurrentPrincipal principals,
            Transactions transactions,
            Idempotency idempotency,
            ManageMembers manage,
            Teams teams,
            Members members,
            Cursors cursors) {
        this.principals = principals;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.manage = manage;
        this.teams = teams;
        this.members = members;
        this.cursors = cursors;
    }

    @POST
    @Path("/{teamId}/members")
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    @APIResponseSchema(value = MemberView.class, responseCode = "201")
    public Uni<Response> addTeamMember(@PathParam("teamId") UUID teamId, @NotNull @Valid MemberRequest body) {
        Principal principal = principals.get();
        return idempotency.once(
                principal,
                body,
                () -> manage.add(principal, teamId, body.toMember())
                        .map(member ->
                                created(MemberView.of(member), "/v1/teams/" + teamId + "/members/" + member.id())));
    }

    /** All members at once; a team has at most 50. */
    @GET
    @Path("/{teamId}/members")
    @PermissionsAllowed("availability:read")
    public Uni<Page<MemberView>> listTeamMembers(@PathParam("teamId") UUID teamId) {
        return transactions
                .as(principals.get(), () -> teams.require(teamId).chain(() -> members.of(teamId)))
                .map(rows -> new Page<>(rows.stream().map(MemberView::of).toList(), null));
    }

    @DELETE
    @Path("/{teamId}/members/{id}")
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    public Uni<Void> removeTeamMember(@PathParam("teamId") UUID teamId, @PathParam("id") UUID id) {
        Principal principal = principals.get();
        return transactions.as(principal, () -> manage.remove(principal, teamId, id));
    }

    @POST
    @Path("/{teamId}/event-types")
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    @APIResponseSchema(value = TeamEventTypeView.class, responseCode = "201")
    public Uni<Response> offerTeamEventType(
            @PathParam("teamId") UUID teamId, @NotNull @Valid TeamEventTypeRequest body) {
        Principal principal = principals.get();
        return idempotency.once(
                principal,
                body,
                () -> manage.offer(principal, teamId, body.eventTypeId())
                        .map(offered -> created(
                                TeamEventTypeView.of(offered),
                                "/v1/teams/" + teamId + "/event-types/" + offered.eventTypeId())));
    }

    /** What the team offers beyond the event types that name it. */
    @GET
    @Path("/{teamId}/event-types")
    @PermissionsAllowed("availability:read")
    public Uni<Page<TeamEventTypeView>> listTeamEventTypes(
            @PathParam("teamId") UUID teamId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Principal principal = principals.get();
        int size = QueryParameters.limit(limit);
        Position after = Position.of(cursors.decode(principal.organizationId(), EVENT_TYPES, cursor));
        return transactions
                .as(principal, () -> teams.require(teamId).chain(() -> members.eventTypesOf(teamId, after, size)))
                .map(rows -> cursors.page(
                        principal.organizationId(),
                        EVENT_TYPES,
                        size,
                        rows,
                        TeamEventTypeView::of,
                        row -> new Position(row.createdAt(), row.id()).sortValues()));
    }

    @DELETE
    @Path("/{teamId}/event-types/{eventTypeId}")
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    public Uni<Void> withdrawTeamEventType(
            @PathParam("teamId") UUID teamId, @PathParam("eventTypeId") UUID eventTypeId) {
        Principal principal = principals.get();
        return transactions.as(principal, () -> manage.withdraw(principal, teamId, eventTypeId));
    }

    private static Response created(Object view, String location) {
        return Response.status(Response.Status.CREATED)
                .header("Location", location)
                .entity(view)
                .build();
    }
}
