package dev.bookingkit.booking;

import dev.bookingkit.booking.Bookings.Whereabouts;
import dev.bookingkit.placement.Placements;
import dev.bookingkit.placement.SlotProblem;
import dev.bookingkit.placement.TimeLocks;
import dev.bookingkit.placement.Wanted;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.schedule.offer.Waiver;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves a booking to another time, or to another provider too, inside the current transaction. It keeps its id. */
@ApplicationScoped
public class RescheduleBooking {

    private final Bookings bookings;
    private final Placements placements;
    private final TimeLocks locks;
    private final GuestRules guestRules;
    private final SharedBookings shared;

    RescheduleBooking(
            Bookings bookings, Placements placements, TimeLocks locks, GuestRules guestRules, SharedBookings shared) {
        this.bookings = bookings;
        this.placements = placements;
        this.locks = locks;
        this.guestRules = guestRules;
        this.shared = shared;
    }

    /**
     * Moves it to another time.
     *
     * @param providerId null: a team's booking keeps its hosts, another one stays with its provider or whoever stands in then
     */
    public Uni<Booking> reschedule(
            Principal principal, UUID id, ExpectedVersion expected, Instant start, @Nullable UUID providerId) {
        if (!principal.maySee(id)) {
            throw NotFound.of("booking").exception();
        }
        return bookings.whereabouts(id)
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("booking").exception())
                .map(now -> new Move(now, wanted(id, now, start, providerId)))
                .chain(move -> lockTimes(move)
                        .onFailure(SlotProblem::isIn)
                        .recoverWithUni(refused -> mayMove(principal, id, expected)
                                .chain(() -> Uni.createFrom().failure(refused)))
                        .chain(locked -> move(principal, id, expected, move, locked)))
                .chain(bookings::saved);
    }

    /** A booking that cannot be moved at all is refused for that, wherever it is wanted. */
    private Uni<Void> mayMove(Principal principal, UUID id, ExpectedVersion expected) {
        return bookings.require(principal, id)
                .invoke(expected::check)
                .invoke(booking -> Decisions.require(booking.mayMove()))
                .call(booking -> guestRules.checkMove(principal, booking))
                .replaceWithVoid();
    }

    /** From where it is to where it is wanted. */
    private record Move(Whereabouts from, Wanted to) {}

    /** Time before row: the order in which everyone takes the two. */
    private Uni<Set<UUID>> lockTimes(Move move) {
        return placements
                .candidates(move.to())
                .map(candidates -> {
                    Set<UUID> all = new HashSet<>(candidates);
                    all.addAll(move.from().hosts());
                    return all;
                })
                .call(locks::lock);
    }

    private Uni<Booking> move(Principal principal, UUID id, ExpectedVersion expected, Move move, Set<UUID> locked) {
        return bookings.requireLocked(principal, id, move.from())
                .invoke(expected::check)
                .invoke(booking -> Decisions.require(booking.mayMove()))
                .call(booking -> guestRules.checkMove(principal, booking))
                .chain(booking -> move(booking, move.to(), locked));
    }

    private Uni<Booking> move(Booking booking, Wanted wanted, Set<UUID> locked) {
        return placements
                .decide(wanted, locked)
                .map(booking::move)
                .invoke(Decisions::require)
                .call(decision -> decision instanceof BookingDecision.Accepted && booking.maxSeats() > 1
                        ? shared.moved(booking)
                        : Uni.createFrom().voidItem())
                .replaceWith(booking);
    }

    private static Wanted wanted(UUID id, Whereabouts now, Instant start, @Nullable UUID providerId) {
        return new Wanted(now.eventTypeId(), whom(now, providerId), start, Waiver.NOTHING, Except.booking(id));
    }

    private static Wanted.Whom whom(Whereabouts now, @Nullable UUID providerId) {
        if (providerId != null && now.hosts().size() > 1) {
            throw InvalidRequest.at("/providerId", "Several hosts share this booking; reassign it instead.")
                    .exception();
        }
        if (providerId != null || now.teamId() == null) {
            UUID host = now.offeredBy() == null ? now.hosts().getFirst() : null;
            return new Wanted.Offered(providerId == null ? host : providerId, now.teamId());
        }
        return new Wanted.Just(now.hosts(), now.teamId());
    }
}
