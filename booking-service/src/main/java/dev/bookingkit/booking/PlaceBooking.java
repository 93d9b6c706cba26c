package dev.bookingkit.booking;

import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.eventtype.EventTypes;
import dev.bookingkit.hold.ConvertHold;
import dev.bookingkit.placement.Placement;
import dev.bookingkit.placement.Placements;
import dev.bookingkit.placement.Wanted;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.schedule.offer.Waiver;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;

/** Makes a booking, inside the current transaction: find its place, or take that of its hold, then write. */
@ApplicationScoped
public class PlaceBooking {

    private final EventTypes eventTypes;
    private final Placements placements;
    private final ConvertHold convertHold;
    private final NewBookings newBookings;

    PlaceBooking(EventTypes eventTypes, Placements placements, ConvertHold convertHold, NewBookings newBookings) {
        this.eventTypes = eventTypes;
        this.placements = placements;
        this.convertHold = convertHold;
        this.newBookings = newBookings;
    }

    public Uni<Booking> place(BookingOrder order) {
        return eventTypes.require(order.eventTypeId()).chain(type -> {
            AnswerSheet.check(type.details().customQuestions(), order.answers());
            return placement(order).chain(placement -> place(type, placement, order));
        });
    }

    /** At a place that was decided on in this transaction. */
    public Uni<Booking> place(EventType type, Placement placement, BookingOrder order) {
        return newBookings.add(type, placement, order);
    }

    private Uni<Placement> placement(BookingOrder order) {
        Wanted wanted = new Wanted(
                order.eventTypeId(),
                new Wanted.Offered(order.providerId(), order.teamId()),
                order.override() ? order.start().truncatedTo(ChronoUnit.MICROS) : order.start(),
                order.override() ? Waiver.RULES : Waiver.NOTHING,
                Except.NOTHING);
        return order.holdToken() == null ? placements.place(wanted) : convertHold.take(order.holdToken(), wanted);
    }
}
