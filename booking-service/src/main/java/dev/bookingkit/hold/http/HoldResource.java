package dev.bookingkit.hold.http;

import dev.bookingkit.hold.HoldSlot;
import dev.bookingkit.hold.KeepHold;
import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.placement.Wanted;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.request.NoFields;
import dev.bookingkit.rush.Rush;
import dev.bookingkit.rush.Wish;
import dev.bookingkit.schedule.HoldToken;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Keeps slots for a few minutes. Renewing and releasing need the token, in the header {@code Hold-Token}. */
@Path("/v1/holds")
@Tag(name = "Holds")
public class HoldResource {

    private static final String TOKEN = "Hold-Token";

    private final CurrentPrincipal principal;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Rush rush;
    private final HoldSlot holdSlot;
    private final KeepHold keepHold;

    HoldResource(
            CurrentPrincipal principal,
            Transactions transactions,
            Idempotency idempotency,
            Rush rush,
            HoldSlot holdSlot,
            KeepHold keepHold) {
        this.principal = principal;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.rush = rush;
        this.holdSlot = holdSlot;
        this.keepHold = keepHold;
    }

    @POST
    @PermissionsAllowed("holds:write")
    @Cancellable(false)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = HoldView.class)))
    public Uni<Response> holdSlot(@NotNull @Valid HoldRequest request) {
        HoldToken token = HoldToken.create();
        Principal asking = principal.get();
        Wanted wanted = request.toWanted();
        return rush.ask(
                Wish.forTime(asking.organizationId(), wanted, false),
                () -> idempotency.once(
                        asking,
                        request,
                        () -> holdSlot.hold(wanted, token)
                                .map(hold -> Response.status(201)
                                        .header("Cache-Control", "no-store")
                                        .entity(HoldView.of(hold, token.text()))
                                        .build())),
                refusal -> idempotency.refuse(asking, request, refusal));
    }

    @POST
    @Path("{id}/renew")
    @PermissionsAllowed("holds:write")
    @Cancellable(false)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HoldView.class)))
    public Uni<Response> renewHold(
            @PathParam("id") UUID id,
            @Parameter(required = true) @HeaderParam(TOKEN) @Nullable String holdToken,
            @RequestBody(required = false) @Nullable NoFields nothing) {
        HoldToken token = token(holdToken);
        return idempotency.once(
                principal.get(),
                null,
                () -> keepHold.renew(id, token)
                        .map(hold -> Response.ok(HoldView.of(hold, null)).build()));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("holds:write")
    @Cancellable(false)
    public Uni<Void> releaseHold(
            @PathParam("id") UUID id, @Parameter(required = true) @HeaderParam(TOKEN) @Nullable String holdToken) {
        HoldToken token = token(holdToken);
        return transactions.as(principal.get(), () -> keepHold.release(id, token));
    }

    /** Without its token, a hold is not there. */
    private static HoldToken token(@Nullable String header) {
        return Optional.ofNullable(header)
                .flatMap(HoldToken::parse)
                .orElseThrow(() -> new NotFound("There is no such hold of the owner of this Hold-Token.").exception());
    }
}
