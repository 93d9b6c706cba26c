package dev.bookingkit.series.http;

import dev.bookingkit.booking.ExpectedVersion;
import dev.bookingkit.booking.http.IfMatch;
import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.series.CancelSeries;
import dev.bookingkit.series.RescheduleSeries;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What can be done with several occurrences at once; a single one is changed as the booking that it is. */
@Path("/v1/recurring-series")
@Tag(name = "Recurring series")
@APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SeriesView.class)))
public class SeriesChangeResource {

    private final CurrentPrincipal principal;
    private final Idempotency idempotency;
    private final CancelSeries cancelSeries;
    private final RescheduleSeries rescheduleSeries;
    private final SeriesViews views;

    SeriesChangeResource(
            CurrentPrincipal principal,
            Idempotency idempotency,
            CancelSeries cancelSeries,
            RescheduleSeries rescheduleSeries,
            SeriesViews views) {
        this.principal = principal;
        this.idempotency = idempotency;
        this.cancelSeries = cancelSeries;
        this.rescheduleSeries = rescheduleSeries;
        this.views = views;
    }

    @POST
    @Path("{id}/cancel")
    @PermissionsAllowed("bookings:write")
    @Cancellable(false)
    @Operation(
            summary = "Call off what is to come, or this occurrence and the following",
            description = "What is past, completed or cancelled stays as it is.")
    public Uni<Response> cancelSeries(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable @Valid CancelSeriesRequest request) {
        ExpectedVersion expected = IfMatch.of(ifMatch);
        CancelSeriesRequest wanted = Objects.requireNonNullElse(request, CancelSeriesRequest.ALL);
        Principal asking = principal.get();
        return idempotency.once(
                asking,
                request,
                () -> cancelSeries
                        .cancel(id, expected, wanted.from(), wanted.reason())
                        .chain(changed -> views.ok(asking, changed)));
    }

    @POST
    @Path("{id}/reschedule")
    @PermissionsAllowed("bookings:write")
    @Cancellable(false)
    @Operation(
            summary = "Move this occurrence and the following",
            description =
                    "Each moves by the same difference in local time, and by the rules of a single booking; if one cannot,"
                            + " nothing moves and all conflicts are listed. What is past, completed or cancelled stays as it is.")
    public Uni<Response> rescheduleSeries(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid RescheduleSeriesRequest request) {
        ExpectedVersion expected = IfMatch.of(ifMatch);
        Principal asking = principal.get();
        return idempotency.once(
                asking,
                request,
                () -> rescheduleSeries
                        .reschedule(id, expected, request.from(), request.start())
                        .chain(changed -> views.ok(asking, changed)));
    }
}
