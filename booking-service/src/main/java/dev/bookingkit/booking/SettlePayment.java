package dev.bookingkit.booking;

import dev.bookingkit.eventtype.EventTypes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Lets bookings follow their payments, inside the current transaction. What no booking waits for changes nothing. */
@ApplicationScoped
public class SettlePayment {

    private final EventTypes eventTypes;
    private final Bookings bookings;
    private final Deadlines deadlines;
    private final Clock clock;

    SettlePayment(EventTypes eventTypes, Bookings bookings, Deadlines deadlines, Clock clock) {
        this.eventTypes = eventTypes;
        this.bookings = bookings;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** A pending booking that was paid is confirmed, or waits for its host from now on. */
    public Uni<Void> paid(UUID bookingId) {
        return bookings.locked(bookingId)
                .onItem()
                .ifNotNull()
                .transformToUni(booking -> eventTypes
                        .ofBooking(booking.eventTypeId())
                        .invoke(type -> Decisions.require(booking.paid(type, clock.instant())))
                        .chain(() -> bookings.saved(booking))
                        .call(deadlines::replan))
                .replaceWithVoid();
    }

    public Uni<Void> refunded(UUID bookingId, long refundedCents, boolean whole) {
        return bookings.locked(bookingId)
                .onItem()
                .ifNotNull()
                .invoke(booking -> Decisions.require(booking.refunded(whole || refundedCents >= booking.priceCents())))
                .replaceWithVoid();
    }
}
