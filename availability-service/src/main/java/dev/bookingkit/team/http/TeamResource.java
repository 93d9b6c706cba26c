package dev.bookingkit.team.http;

import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.request.Cursors;
import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.rows.Position;
import dev.bookingkit.team.ManageTeams;
import dev.bookingkit.team.Team;
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

@Path("/v1/teams")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Teams")
class TeamResource {

    private static final String LIST = "teams";

    private final CurrentPrincipal principals;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final ManageTeams manage;
    private final Teams teams;
    private final Cursors cursors;

    TeamResource(
            CurrentPrincipal principals,
            Transactions transactions,
            Idempotency idempotency,
            ManageTeams manage,
            Teams teams,
            Cursors cursors) {
        this.principals = principals;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.manage = manage;
        this.teams = teams;
        this.cursors = cursors;
    }

    @POST
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    @APIResponseSchema(value = TeamView.class, responseCode = "201")
    public Uni<Response> createTeam(@NotNull @Valid TeamRequest body) {
        Principal principal = principals.get();
        return idempotency.once(
                principal,
                body,
                () -> manage.create(principal, body.toDetails()).map(TeamResource::created));
    }

    @GET
    @PermissionsAllowed("availability:read")
    public Uni<Page<TeamView>> listTeams(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        Principal principal = principals.get();
        int size = QueryParameters.limit(limit);
        Position after = Position.of(cursors.decode(principal.organizationId(), LIST, cursor));
        return transactions
                .as(principal, () -> teams.list(principal.organizationId(), after, size))
                .map(rows -> cursors.page(
                        principal.organizationId(),
                        LIST,
                        size,
                        rows,
                        TeamView::of,
                        row -> new Position(row.createdAt(), row.id()).sortValues()));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("availability:read")
    public Uni<TeamView> getTeam(@PathParam("id") UUID id) {
        return transactions.as(principals.get(), () -> teams.require(id)).map(TeamView::of);
    }

    @PATCH
    @Path("/{id}")
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    public Uni<TeamView> changeTeam(@PathParam("id") UUID id, @NotNull @Valid TeamPatch body) {
        Principal principal = principals.get();
        return transactions
                .as(principal, () -> manage.change(principal, id, body.toChange()))
                .map(TeamView::of);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    public Uni<Void> archiveTeam(@PathParam("id") UUID id) {
        Principal principal = principals.get();
        return transactions.as(principal, () -> manage.archive(principal, id));
    }

    private static Response created(Team team) {
        return Response.status(Response.Status.CREATED)
                .header("Location", "/v1/teams/" + team.id())
                .entity(TeamView.of(team))
                .build();
    }
}
