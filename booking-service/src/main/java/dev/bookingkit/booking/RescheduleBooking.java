package dev.bookingkit.booking;

import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.eventtype.EventTypes;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves a booking to another time, or to another provider too, inside the current transaction. It keeps its id. */
@ApplicationScoped
public class RescheduleBooking {

    private final EventTypes eventTypes;
    private final Bookings bookings;
    private final SlotCheck slots;
    private final GuestRules guestRules;
    private final Clock clock;

    RescheduleBooking(EventTypes eventTypes, Bookings bookings, SlotCheck slots, GuestRules guestRules, Clock clock) {
        this.eventTypes = eventTypes;
        this.bookings = bookings;
        this.slots = slots;
        this.guestRules = guestRules;
        this.clock = clock;
    }

    /**
     * Moves it to another time.
     *
     * @param providerId null: it stays with its provider
     */
    public Uni<Booking> reschedule(
            Principal principal, UUID id, ExpectedVersion expected, Instant start, @Nullable UUID providerId) {
        if (!principal.maySee(id)) {
            throw NotFound.of("booking").exception();
        }
        return lockTimes(id, providerId)
                .chain(() -> bookings.requireLocked(principal, id))
                .invoke(expected::check)
                .invoke(booking -> Decisions.require(booking.mayMove()))
                .call(booking -> guestRules.checkMove(principal, booking))
                .chain(booking -> move(booking, start, providerId == null ? booking.providerId() : providerId))
                .chain(bookings::saved);
    }

    /** Time before row: the order in which everyone takes the two. */
    private Uni<Void> lockTimes(UUID id, @Nullable UUID providerId) {
        return bookings.hosts(id).chain(hosts -> {
            List<UUID> all = new ArrayList<>(hosts);
            if (providerId != null) {
                all.add(providerId);
            }
            return bookings.lockTime(all);
        });
    }

    private Uni<Booking> move(Booking booking, Instant start, UUID provider) {
        Except itself = Except.booking(booking.id());
        return eventTypes
                .ofBooking(booking.eventTypeId())
                .invoke(type -> refuseStrangers(type, provider))
                .chain(type -> slots.require(type.id(), provider, start, itself, clock.instant())
                        .invoke(slot -> Decisions.require(booking.move(type, provider, slot))))
                .replaceWith(booking);
    }

    private static void refuseStrangers(EventType type, UUID provider) {
        UUID own = type.details().providerId();
        if (own != null && !own.equals(provider)) {
            throw InvalidRequest.at("/providerId", "This event type is another provider's.")
                    .exception();
        }
    }
}
