package dev.bookingkit.booking;

import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.eventtype.EventTypes;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.slot.Slot;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes a booking, inside the current transaction: lock the time, let the engine decide on it, write. */
@ApplicationScoped
public class PlaceBooking {

    private final EventTypes eventTypes;
    private final Bookings bookings;
    private final SlotCheck slots;
    private final Answers answers;
    private final Deadlines deadlines;
    private final Clock clock;

    PlaceBooking(
            EventTypes eventTypes,
            Bookings bookings,
            SlotCheck slots,
            Answers answers,
            Deadlines deadlines,
            Clock clock) {
        this.eventTypes = eventTypes;
        this.bookings = bookings;
        this.slots = slots;
        this.answers = answers;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    public Uni<Booking> place(BookingOrder order) {
        return eventTypes.require(order.eventTypeId()).chain(type -> place(type, order));
    }

    private Uni<Booking> place(EventType type, BookingOrder order) {
        UUID provider = providerOf(type, order);
        List<Answer> given = AnswerSheet.check(type.details().customQuestions(), order.answers());
        Instant now = clock.instant();
        return free(type, provider, order, now)
                .chain(() -> bookings.lockTime(List.of(provider)))
                .chain(() -> free(type, provider, order, now))
                .chain(slot -> add(type, provider, slot, order, now))
                .call(booking -> answers.add(booking.id(), given))
                .call(deadlines::planNew);
    }

    /** Asked twice: before the lock, so that nobody queues for a time that is gone; under it, to be sure. */
    private Uni<Slot> free(EventType type, UUID provider, BookingOrder order, Instant now) {
        return slots.require(type.id(), provider, order.start(), Except.NOTHING, now);
    }

    private Uni<Booking> add(EventType type, UUID provider, Slot slot, BookingOrder order, Instant now) {
        return bookings.nextId()
                .chain(id -> bookings.persist(Booking.placed(id, type, provider, slot, order, now)))
                .chain(bookings::saved);
    }

    private static UUID providerOf(EventType type, BookingOrder order) {
        UUID own = type.details().providerId();
        UUID asked = order.providerId();
        if (own != null && asked != null && !own.equals(asked)) {
            throw InvalidRequest.at("/providerId", "This event type is another provider's.")
                    .exception();
        }
        UUID chosen = asked != null ? asked : own;
        if (chosen == null) {
            throw InvalidRequest.at("/providerId", "This event type needs a provider to be named.")
                    .exception();
        }
        return chosen;
    }
}
