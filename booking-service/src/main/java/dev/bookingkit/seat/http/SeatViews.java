package dev.bookingkit.seat.http;

import dev.bookingkit.booking.Booking;
import dev.bookingkit.booking.Bookings;
import dev.bookingkit.booking.http.Eyes;
import dev.bookingkit.booking.http.ManageLinks;
import dev.bookingkit.request.Cursors;
import dev.bookingkit.request.Page;
import dev.bookingkit.schema.SeatStatus;
import dev.bookingkit.seat.Joined;
import dev.bookingkit.seat.Seat;
import dev.bookingkit.seat.SeatAnswers;
import dev.bookingkit.seat.Seats;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes views of seats, inside the transaction that read them. */
@ApplicationScoped
class SeatViews {

    private final Bookings bookings;
    private final Seats seats;
    private final SeatAnswers answers;
    private final ManageLinks links;
    private final Cursors cursors;

    SeatViews(Bookings bookings, Seats seats, SeatAnswers answers, ManageLinks links, Cursors cursors) {
        this.bookings = bookings;
        this.seats = seats;
        this.answers = answers;
        this.links = links;
        this.cursors = cursors;
    }

    /** Without a further statement: the session's row is held. */
    SeatView of(Principal principal, Joined joined, Map<String, Object> given) {
        Seat seat = joined.seat();
        String link = links.ofSeat(principal.organizationId(), seat.bookingId(), seat.id(), joined.sessionEndsAt());
        return SeatView.of(seat, given, joined.currency(), link);
    }

    Uni<SeatView> of(Principal principal, Seat seat) {
        return bookings.findById(seat.bookingId())
                .chain(booking -> of(booking, List.of(seat), Eyes.of(principal)))
                .map(List::getFirst);
    }

    /** In the order in which they came. */
    Uni<Page<SeatView>> page(
            Principal principal, Booking booking, @Nullable SeatStatus status, int limit, @Nullable String cursor) {
        String list = "seats:" + booking.id() + ":" + status;
        List<String> after = cursors.decode(booking.organizationId(), list, cursor);
        return seats.page(
                        booking.id(),
                        status,
                        after == null ? null : Instant.parse(after.get(0)),
                        after == null ? null : UUID.fromString(after.get(1)),
                        limit + 1)
                .map(found ->
                        cursors.page(booking.organizationId(), list, limit, found, it -> it, SeatViews::sortValues))
                .chain(page -> of(booking, page.data(), Eyes.of(principal))
                        .map(shown -> new Page<>(shown, page.nextCursor())));
    }

    private Uni<List<SeatView>> of(Booking booking, List<Seat> shown, Eyes eyes) {
        return answers.of(shown.stream().map(Seat::id).toList())
                .map(found -> shown.stream()
                        .map(seat -> SeatView.of(
                                seat,
                                found.getOrDefault(seat.id(), Map.of()),
                                booking.currency(),
                                eyes.ofManagers() ? link(booking, seat) : null))
                        .toList());
    }

    private String link(Booking booking, Seat seat) {
        return links.ofSeat(booking.organizationId(), booking.id(), seat.id(), booking.endsAt());
    }

    private static List<String> sortValues(Seat seat) {
        return List.of(seat.createdAt().toString(), seat.id().toString());
    }
}
