package dev.bookingkit.booking;

import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.eventtype.EventTypes;
import dev.bookingkit.hold.ConvertHold;
import dev.bookingkit.placement.Placement;
import dev.bookingkit.placement.Placements;
import dev.bookingkit.placement.SlotProblem;
import dev.bookingkit.placement.Wanted;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Makes a booking, inside the current transaction: find its place, or take that of its hold, then write. */
@ApplicationScoped
public class PlaceBooking {

    private final EventTypes eventTypes;
    private final Placements placements;
    private final ConvertHold convertHold;
    private final NewBookings newBookings;
    private final SharedBookings shared;

    PlaceBooking(
            EventTypes eventTypes,
            Placements placements,
            ConvertHold convertHold,
            NewBookings newBookings,
            SharedBookings shared) {
        this.eventTypes = eventTypes;
        this.placements = placements;
        this.convertHold = convertHold;
        this.newBookings = newBookings;
        this.shared = shared;
    }

    public Uni<Booking> place(BookingOrder order) {
        return eventTypes.require(order.eventTypeId()).chain(type -> {
            AnswerSheet.check(type.details().customQuestions(), order.answers());
            Uni<Booking> placed = Uni.createFrom()
                    .deferred(() -> placement(type, order).chain(placement -> place(type, placement, order)));
            return order.waitlist() ? orWaiting(placed, order) : placed;
        });
    }

    /** At a place that was decided on in this transaction; joins the session that is there. */
    public Uni<Booking> place(EventType type, Placement placement, BookingOrder order) {
        if (type.seats() == 1) {
            return open(type, placement, order);
        }
        return shared.at(type, placement.providerId(), placement.start())
                .chain(session -> session == null ? open(type, placement, order) : join(session, placement, order));
    }

    /** Whoever else of the team has room is asked before anyone is refused or waits. */
    private Uni<Booking> join(UUID session, Placement placement, BookingOrder order) {
        return placement.teamId() == null ? shared.join(session, order) : shared.joinForItsRoom(session, order);
    }

    private Uni<Booking> open(EventType type, Placement placement, BookingOrder order) {
        requireSeats(type, order.seats());
        return newBookings.add(type, placement, order);
    }

    /** A session that is there may have more than its event type gives one. */
    private static void requireSeats(EventType type, int seats) {
        int most = type.seats();
        if (seats > most) {
            throw InvalidRequest.at(
                            "/seats",
                            most == 1 ? "A booking takes the whole time." : "A session has " + most + " seats.")
                    .exception();
        }
    }

    /**
     * A session that is full has a queue, whatever a team's others have against this time. One that was full a moment ago, and is not any
     * more, is asked for again.
     */
    private Uni<Booking> orWaiting(Uni<Booking> placed, BookingOrder order) {
        return placed.onFailure(SlotProblem::isIn)
                .recoverWithUni(refused ->
                        shared.fullAt(order).chain(session -> session == null ? placed : shared.join(session, order)));
    }

    private Uni<Placement> placement(EventType type, BookingOrder order) {
        Wanted wanted = order.wanted();
        return order.holdToken() == null ? placements.place(type, wanted) : convertHold.take(order.holdToken(), wanted);
    }
}
