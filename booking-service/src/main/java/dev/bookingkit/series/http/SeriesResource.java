package dev.bookingkit.series.http;

import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.series.PlaceSeries;
import dev.bookingkit.series.SeriesOrder;
import dev.bookingkit.submission.Submissions;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Makes series and shows them. */
@Path("/v1/recurring-series")
@Tag(name = "Recurring series")
public class SeriesResource {

    private final CurrentPrincipal principal;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final PlaceSeries placeSeries;
    private final Submissions submissions;
    private final SeriesViews views;

    SeriesResource(
            CurrentPrincipal principal,
            Transactions transactions,
            Idempotency idempotency,
            PlaceSeries placeSeries,
            Submissions submissions,
            SeriesViews views) {
        this.principal = principal;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.placeSeries = placeSeries;
        this.submissions = submissions;
        this.views = views;
    }

    @POST
    @PermissionsAllowed("bookings:create")
    @Cancellable(false)
    @Operation(
            summary = "Book the same local time on recurring days",
            description =
                    "All occurrences are decided together and each becomes a booking, or says why it was left out."
                            + " With conflicts that are not to be skipped nothing is booked, and all of them are listed.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SeriesView.class)))
    public Uni<Response> placeSeries(@NotNull @Valid PlaceSeriesRequest request) {
        Principal asking = principal.get();
        SeriesOrder order = request.toOrder(asking);
        return idempotency.once(
                asking,
                request,
                () -> placeSeries
                        .place(order, asking.actor())
                        .call(placed -> submissions.ledTo(
                                request.routingSubmissionId(),
                                placed.bookings().getFirst().id(),
                                null))
                        .chain(placed -> views.created(asking, placed)));
    }

    @GET
    @PermissionsAllowed("bookings:read")
    @Operation(description = "Occurrences are shown without their bookings.")
    public Uni<Page<SeriesView>> listSeries(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @QueryParam("providerId") @Nullable
                    String providerId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        UUID provider = QueryParameters.uuid("providerId", providerId);
        Principal asking = principal.get();
        int size = QueryParameters.limit(limit);
        return transactions.as(asking, () -> views.page(asking.organizationId(), provider, size, cursor));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("bookings:read")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SeriesView.class)))
    public Uni<Response> getSeries(@PathParam("id") UUID id) {
        Principal asking = principal.get();
        return transactions.as(asking, () -> views.one(asking, id));
    }
}
