package dev.bookingkit.booking.http;

import dev.bookingkit.booking.Attendance;
import dev.bookingkit.booking.Booking;
import dev.bookingkit.booking.BookingFilter;
import dev.bookingkit.booking.BookingOrder;
import dev.bookingkit.booking.BookingSort;
import dev.bookingkit.booking.Bookings;
import dev.bookingkit.booking.PlaceBooking;
import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.rush.Rush;
import dev.bookingkit.rush.Wish;
import dev.bookingkit.schema.BookingStatus;
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
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Makes bookings and shows them; {@link BookingChanges} does the rest. */
@Path("/v1/bookings")
@Tag(name = "Bookings")
public class BookingResource {

    private final CurrentPrincipal principal;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Rush rush;
    private final PlaceBooking placeBooking;
    private final Submissions submissions;
    private final Bookings bookings;
    private final BookingPages pages;
    private final BookingViews views;

    BookingResource(
            CurrentPrincipal principal,
            Transactions transactions,
            Idempotency idempotency,
            Rush rush,
            PlaceBooking placeBooking,
            Submissions submissions,
            Bookings bookings,
            BookingPages pages,
            BookingViews views) {
        this.principal = principal;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.rush = rush;
        this.placeBooking = placeBooking;
        this.submissions = submissions;
        this.bookings = bookings;
        this.pages = pages;
        this.views = views;
    }

    @POST
    @PermissionsAllowed("bookings:create")
    @Cancellable(false)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = BookingView.class)))
    public Uni<Response> placeBooking(@NotNull @Valid PlaceBookingRequest request) {
        Principal asking = principal.get();
        BookingOrder order = request.toOrder(asking);
        Supplier<Uni<Response>> work = () -> idempotency.once(
                asking,
                request,
                () -> placeBooking
                        .place(order)
                        .call(booking -> submissions.ledTo(request.routingSubmissionId(), booking.id(), seat(booking)))
                        .chain(booking -> views.created(asking, booking, order)));
        return order.holdToken() != null
                ? work.get()
                : rush.ask(
                        Wish.forTime(asking.organizationId(), order.wanted(), order.waitlist()),
                        work,
                        refusal -> idempotency.refuse(asking, request, refusal));
    }

    @GET
    @PermissionsAllowed("bookings:read")
    public Uni<Page<BookingView>> listBookings(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @QueryParam("providerId") @Nullable
                    String providerId,
            @Parameter(schema = @Schema(implementation = BookingStatus.class)) @QueryParam("status") @Nullable
                    String status,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("customerEmail") @Nullable String customerEmail,
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @QueryParam("eventTypeId") @Nullable
                    String eventTypeId,
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @QueryParam("teamId") @Nullable
                    String teamId,
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @QueryParam("seriesId") @Nullable
                    String seriesId,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        BookingFilter filter =
                BookingPages.filter(providerId, status, from, to, customerEmail, eventTypeId, teamId, seriesId);
        BookingSort order = BookingPages.sort(sort);
        Principal asking = principal.get();
        int size = QueryParameters.limit(limit);
        return transactions.as(asking, () -> pages.page(asking, filter, order, size, cursor));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed({"bookings:read", "bookings:own"})
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BookingView.class)))
    public Uni<Response> getBooking(@PathParam("id") UUID id) {
        Principal asking = principal.get();
        return transactions.as(asking, () -> bookings.require(asking, id).chain(it -> views.ok(asking, it)));
    }

    private static @Nullable UUID seat(Booking booking) {
        Attendance attendance = booking.attendance();
        return attendance == null ? null : attendance.seatId();
    }
}
