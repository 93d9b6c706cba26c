package dev.bookingkit.booking;

import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.eventtype.EventTypes;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.ToIntFunction;

/** What the event type's cut-offs leave to guests; hosts and keys are not bound by them. */
@ApplicationScoped
class GuestRules {

    private final EventTypes eventTypes;
    private final Clock clock;

    GuestRules(EventTypes eventTypes, Clock clock) {
        this.eventTypes = eventTypes;
        this.clock = clock;
    }

    Uni<Void> check(Principal principal, Booking booking, BookingOperation operation) {
        return operation instanceof BookingOperation.Cancel
                ? inTime(principal, booking, type -> type.details().cancellationCutoffMinutes())
                : Uni.createFrom().voidItem();
    }

    Uni<Void> checkMove(Principal principal, Booking booking) {
        return inTime(principal, booking, type -> type.details().rescheduleCutoffMinutes());
    }

    private Uni<Void> inTime(Principal principal, Booking booking, ToIntFunction<EventType> cutoff) {
        if (!(principal instanceof Principal.Guest)) {
            return Uni.createFrom().voidItem();
        }
        return eventTypes
                .ofBooking(booking.eventTypeId())
                .invoke(type -> Decisions.require(booking.openToItsGuest(cutoff.applyAsInt(type), clock.instant())))
                .replaceWithVoid();
    }
}
