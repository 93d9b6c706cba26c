package dev.bookingkit.seat.http;

import dev.bookingkit.booking.Bookings;
import dev.bookingkit.booking.ExpectedVersion;
import dev.bookingkit.booking.http.IfMatch;
import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.request.NoFields;
import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.rush.Rush;
import dev.bookingkit.rush.Wish;
import dev.bookingkit.schema.SeatStatus;
import dev.bookingkit.seat.ChangeSeat;
import dev.bookingkit.seat.JoinSession;
import dev.bookingkit.seat.Seat;
import dev.bookingkit.seat.SeatOrder;
import dev.bookingkit.submission.Submissions;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The seats of a session: a booking of an event type for several. */
@Path("/v1/bookings")
@Tag(name = "Seats")
public class SeatResource {

    private final CurrentPrincipal principal;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Rush rush;
    private final JoinSession joinSession;
    private final Submissions submissions;
    private final ChangeSeat changeSeat;
    private final Bookings bookings;
    private final SeatViews views;

    SeatResource(
            CurrentPrincipal principal,
            Transactions transactions,
            Idempotency idempotency,
            Rush rush,
            JoinSession joinSession,
            Submissions submissions,
            ChangeSeat changeSeat,
            Bookings bookings,
            SeatViews views) {
        this.principal = principal;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.rush = rush;
        this.joinSession = joinSession;
        this.submissions = submissions;
        this.changeSeat = changeSeat;
        this.bookings = bookings;
        this.views = views;
    }

    /** Joins the session; where it is full, {@code status} is {@code waitlisted} for whoever is ready to wait. */
    @POST
    @Path("{id}/seats")
    @PermissionsAllowed("bookings:create")
    @Cancellable(false)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SeatView.class)))
    public Uni<Response> joinSession(@PathParam("id") UUID id, @NotNull @Valid SeatRequest request) {
        Principal asking = principal.get();
        SeatOrder order = request.toOrder(asking);
        return rush.ask(
                Wish.forSeats(asking.organizationId(), id, order),
                () -> idempotency.once(
                        asking,
                        request,
                        () -> joinSession
                                .join(id, order)
                                .call(joined -> submissions.ledTo(
                                        request.routingSubmissionId(),
                                        id,
                                        joined.seat().id()))
                                .map(joined -> created(views.of(asking, joined, order.answers())))),
                refusal -> idempotency.refuse(asking, request, refusal));
    }

    @GET
    @Path("{id}/seats")
    @PermissionsAllowed("bookings:read")
    public Uni<Page<SeatView>> listSeats(
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(implementation = SeatStatus.class)) @QueryParam("status") @Nullable
                    String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Principal asking = principal.get();
        SeatStatus wanted = QueryParameters.constant("status", status, SeatStatus.class);
        int size = QueryParameters.limit(limit);
        return transactions.as(
                asking,
                () -> bookings.require(asking, id).chain(booking -> views.page(asking, booking, wanted, size, cursor)));
    }

    @GET
    @Path("{id}/seats/{seatId}")
    @PermissionsAllowed({"bookings:read", "bookings:own"})
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SeatView.class)))
    public Uni<Response> getSeat(@PathParam("id") UUID id, @PathParam("seatId") UUID seatId) {
        Principal asking = principal.get();
        return transactions.as(
                asking, () -> changeSeat.require(asking, id, seatId).chain(seat -> ok(asking, seat)));
    }

    /** Leaves the session, declines an offer or leaves the queue. The last one to leave ends the session. */
    @DELETE
    @Path("{id}/seats/{seatId}")
    @PermissionsAllowed({"bookings:write", "bookings:own"})
    @Cancellable(false)
    public Uni<Void> cancelSeat(
            @PathParam("id") UUID id,
            @PathParam("seatId") UUID seatId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        Principal asking = principal.get();
        ExpectedVersion expected = IfMatch.of(ifMatch);
        return transactions.as(
                asking, () -> changeSeat.cancel(asking, id, seatId, expected).replaceWithVoid());
    }

    /** Takes the seat that is on offer. */
    @POST
    @Path("{id}/seats/{seatId}/accept")
    @PermissionsAllowed({"bookings:write", "bookings:own"})
    @Cancellable(false)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SeatView.class)))
    public Uni<Response> acceptSeat(
            @PathParam("id") UUID id,
            @PathParam("seatId") UUID seatId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable NoFields nothing) {
        Principal asking = principal.get();
        ExpectedVersion expected = IfMatch.of(ifMatch);
        return idempotency.once(
                asking,
                null,
                () -> changeSeat.accept(asking, id, seatId, expected).chain(seat -> ok(asking, seat)));
    }

    private Uni<Response> ok(Principal asking, Seat seat) {
        return views.of(asking, seat)
                .map(view -> Response.ok(view)
                        .header("ETag", "\"" + view.version() + "\"")
                        .build());
    }

    private static Response created(SeatView seat) {
        return Response.status(201)
                .header("Location", "/v1/bookings/" + seat.bookingId() + "/seats/" + seat.id())
                .header("ETag", "\"" + seat.version() + "\"")
                .entity(seat)
                .build();
    }
}
