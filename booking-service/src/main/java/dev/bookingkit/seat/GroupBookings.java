package dev.bookingkit.seat;

import dev.bookingkit.booking.Answer;
import dev.bookingkit.booking.Booking;
import dev.bookingkit.booking.BookingOrder;
import dev.bookingkit.booking.Bookings;
import dev.bookingkit.booking.SharedBookings;
import dev.bookingkit.eventtype.EventType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Bookings that several share, for those who book by time and not by session. */
@ApplicationScoped
class GroupBookings implements SharedBookings {

    private final Sessions sessions;
    private final JoinSession joinSession;
    private final Seats seats;
    private final SeatAnswers answers;
    private final OpenOffers openOffers;
    private final FreedSeats freedSeats;
    private final Bookings bookings;

    GroupBookings(
            Sessions sessions,
            JoinSession joinSession,
            Seats seats,
            SeatAnswers answers,
            OpenOffers openOffers,
            FreedSeats freedSeats,
            Bookings bookings) {
        this.sessions = sessions;
        this.joinSession = joinSession;
        this.seats = seats;
        this.answers = answers;
        this.openOffers = openOffers;
        this.freedSeats = freedSeats;
        this.bookings = bookings;
    }

    @Override
    public Uni<@Nullable UUID> at(EventType type, UUID providerId, Instant start) {
        return sessions.at(type.id(), providerId, start);
    }

    @Override
    public Uni<@Nullable UUID> fullAt(BookingOrder order) {
        return sessions.fullAt(order);
    }

    @Override
    public Uni<Booking> join(UUID sessionId, BookingOrder order) {
        return join(sessionId, order, session -> session.isStillAt(order.start()));
    }

    @Override
    public Uni<Booking> joinForItsRoom(UUID sessionId, BookingOrder order) {
        return join(
                sessionId, order, session -> session.isStillAt(order.start()) && order.seats() <= session.seatsLeft());
    }

    private Uni<Booking> join(UUID sessionId, BookingOrder order, Predicate<Session> stillRight) {
        return joinSession
                .join(sessionId, SeatOrder.of(order), stillRight)
                .chain(joined -> bookings.findById(sessionId)
                        .map(booking -> booking.seenBy(joined.seat().attendance(order.answers()))));
    }

    @Override
    public Uni<Booking> opened(Booking booking, List<Answer> given) {
        return seats.page(booking.id(), null, null, null, 1)
                .map(List::getFirst)
                .call(seat -> answers.add(seat, given))
                .call(() -> bookings.saved(booking))
                .map(seat -> booking.seenBy(seat.attendance(byKey(given))));
    }

    @Override
    public Uni<Void> moved(Booking booking) {
        return openOffers
                .endBy(booking.id(), booking.startsAt())
                .chain(() -> bookings.saved(booking))
                .chain(() -> freedSeats.settle(booking.id()));
    }

    private static Map<String, Object> byKey(List<Answer> given) {
        Map<String, Object> answers = new java.util.LinkedHashMap<>();
        given.forEach(answer -> answers.put(answer.key(), answer.response()));
        return answers;
    }
}
