package dev.bookingkit.booking;

import dev.bookingkit.booking.Bookings.Whereabouts;
import dev.bookingkit.placement.Placements;
import dev.bookingkit.placement.TimeLocks;
import dev.bookingkit.placement.Wanted;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.schedule.offer.Waiver;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Hands a booking over to another host at the same time, inside the current transaction. */
@ApplicationScoped
public class ReassignBooking {

    private static final String POINTER = "/providerId";

    private final Bookings bookings;
    private final Placements placements;
    private final TimeLocks locks;

    ReassignBooking(Bookings bookings, Placements placements, TimeLocks locks) {
        this.bookings = bookings;
        this.placements = placements;
        this.locks = locks;
    }

    /** The main host hands over; further hosts stay. Notice, horizon and grid do not count: the time stays as it is. */
    public Uni<Booking> reassign(Principal principal, UUID id, ExpectedVersion expected, UUID to) {
        return bookings.whereabouts(id)
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("booking").exception())
                .call(now -> requireColleague(now, to))
                .call(now -> lockTimes(now, to))
                .chain(now -> bookings.requireLocked(principal, id, now))
                .invoke(expected::check)
                .invoke(booking -> Decisions.require(booking.mayMove()))
                .call(booking -> placements.decide(wanted(booking, to), List.of(to)))
                .invoke(booking -> Decisions.require(booking.handOver(to)))
                .chain(bookings::saved);
    }

    private Uni<Void> requireColleague(Whereabouts now, UUID to) {
        refuseHosts(now.hosts(), to);
        if (now.teamId() != null) {
            return bookings.isMember(now.teamId(), to)
                    .invoke(member -> refuse(!member, "This provider is not a member of the booking's team."))
                    .replaceWithVoid();
        }
        refuse(now.offeredBy() != null && !now.offeredBy().equals(to), "This event type is another provider's.");
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> lockTimes(Whereabouts now, UUID to) {
        List<UUID> all = new ArrayList<>(now.hosts());
        all.add(to);
        return locks.lock(all);
    }

    private static Wanted wanted(Booking booking, UUID to) {
        return new Wanted(
                booking.eventTypeId(),
                new Wanted.Successor(to, booking.teamId(), booking.extent()),
                booking.startsAt(),
                booking.overridesRules() ? Waiver.RULES : Waiver.LEAD_TIME_AND_GRID,
                Except.booking(booking.id()));
    }

    private static void refuseHosts(List<UUID> hosts, UUID to) {
        refuse(hosts.contains(to), "This provider hosts the booking already.");
    }

    private static void refuse(boolean wrong, String detail) {
        if (wrong) {
            throw InvalidRequest.at(POINTER, detail).exception();
        }
    }
}
