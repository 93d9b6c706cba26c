package dev.bookingkit.booking.http;

import dev.bookingkit.booking.Answers;
import dev.bookingkit.booking.Attendance;
import dev.bookingkit.booking.Booking;
import dev.bookingkit.booking.BookingOrder;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Makes views of bookings, inside the transaction that read them. */
@ApplicationScoped
public class BookingViews {

    private final Answers answers;
    private final ManageLinks links;

    BookingViews(Answers answers, ManageLinks links) {
        this.answers = answers;
        this.links = links;
    }

    Uni<BookingView> of(Principal principal, Booking booking) {
        return of(List.of(booking), Eyes.of(principal)).map(List::getFirst);
    }

    public Uni<Response> ok(Principal principal, Booking booking) {
        return of(principal, booking).map(view -> answer(200, view).build());
    }

    /** Just made as ordered, so that nothing need be read where nothing was answered. */
    Uni<Response> created(Principal principal, Booking booking, BookingOrder order) {
        return (order.answers().isEmpty()
                        ? Uni.createFrom().item(view(booking, Map.of(), Eyes.ofMaker(principal)))
                        : of(List.of(booking), Eyes.ofMaker(principal)).map(List::getFirst))
                .map(view -> answer(201, view)
                        .header("Location", "/v1/bookings/" + view.id())
                        .build());
    }

    /** One statement, however many. */
    public Uni<List<BookingView>> of(List<Booking> bookings, Eyes eyes) {
        return answers.of(bookings.stream().map(Booking::id).toList())
                .map(found -> bookings.stream()
                        .map(it -> view(it, found.getOrDefault(it.id(), Map.of()), eyes))
                        .toList());
    }

    private BookingView view(Booking booking, Map<String, Object> answers, Eyes eyes) {
        Attendance attendance = booking.attendance();
        return attendance == null
                ? BookingView.of(
                        booking,
                        answers,
                        eyes.ofManagers() && booking.maxSeats() == 1 ? links.of(booking) : null,
                        eyes.ofHosts())
                : BookingView.of(
                        booking,
                        attendance,
                        links.ofSeat(booking.organizationId(), booking.id(), attendance.seatId(), booking.endsAt()));
    }

    private static Response.ResponseBuilder answer(int status, BookingView view) {
        return Response.status(status)
                .header("ETag", "\"" + view.version() + "\"")
                .entity(view);
    }
}
