package dev.bookingkit.booking;

import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.placement.Placement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Writes a booking with its answers and its deadline, at a place that was decided on. */
@ApplicationScoped
class NewBookings {

    private final Bookings bookings;
    private final Answers answers;
    private final SharedBookings shared;
    private final Deadlines deadlines;
    private final Clock clock;

    NewBookings(Bookings bookings, Answers answers, SharedBookings shared, Deadlines deadlines, Clock clock) {
        this.bookings = bookings;
        this.answers = answers;
        this.shared = shared;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    Uni<Booking> add(EventType type, Placement placement, BookingOrder order) {
        var given = AnswerSheet.check(type.details().customQuestions(), order.answers());
        return bookings.nextId()
                .chain(id -> bookings.persist(Booking.placed(id, type, placement, order, clock.instant())))
                .chain(bookings::saved)
                .call(deadlines::planNew)
                .chain(booking -> booking.maxSeats() == 1
                        ? answers.add(booking.id(), given).replaceWith(booking)
                        : shared.opened(booking, given));
    }
}
