package dev.bookingkit.booking;

import dev.bookingkit.placement.Placement;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Period;
import dev.bookingkit.slot.Slot;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Moves several bookings of one event type together, each with its provider, inside the current transaction: all or none. */
@ApplicationScoped
public class MoveBookings {

    private final TogetherCheck check;

    MoveBookings(TogetherCheck check) {
        this.check = check;
    }

    private record Placed(Booking booking, Placement placement) {}

    /**
     * One decision for each move, in their order; nothing has moved unless all are bookable. None of them is in another's way at
     * its old time.
     *
     * @param moves of bookings that are locked, as their providers' time is, and may move; at least one
     */
    public Uni<List<Decision>> move(UUID eventTypeId, List<Move> moves, Instant now) {
        List<WantedStart> wanted = moves.stream()
                .map(it -> new WantedStart(it.booking().providerId(), it.start()))
                .toList();
        Except themselves =
                Except.bookings(moves.stream().map(it -> it.booking().id()).toList());
        return check.decide(eventTypeId, wanted, themselves, now)
                .call(decisions -> decisions.stream().allMatch(Decision::isBookable)
                        ? write(eventTypeId, moves, decisions)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> write(UUID eventTypeId, List<Move> moves, List<Decision> decisions) {
        List<Slot> slots = decisions.stream()
                .filter(Decision.Bookable.class::isInstance)
                .map(it -> ((Decision.Bookable) it).slot())
                .toList();
        List<UUID> providers =
                moves.stream().map(it -> it.booking().providerId()).toList();
        return check.placements(eventTypeId, slots, providers).chain(places -> write(steps(moves, places)));
    }

    private static List<MoveOrder.Step<Placed>> steps(List<Move> moves, List<Placement> places) {
        List<MoveOrder.Step<Placed>> steps = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Placement to = places.get(i);
            Booking booking = moves.get(i).booking();
            Period claimed = new Period(
                    to.start().minus(Duration.ofMinutes(to.bufferBeforeMinutes())),
                    to.end().plus(Duration.ofMinutes(to.bufferAfterMinutes())));
            steps.add(new MoveOrder.Step<>(new Placed(booking, to), booking.providerId(), booking.claimed(), claimed));
        }
        return steps;
    }

    private static Uni<Void> write(List<MoveOrder.Step<Placed>> steps) {
        return Multi.createFrom()
                .iterable(MoveOrder.of(steps))
                .onItem()
                .transformToUniAndConcatenate(MoveBookings::writeGroup)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> writeGroup(List<Placed> group) {
        group.forEach(it -> Decisions.require(it.booking().move(it.placement())));
        return Panache.getSession().chain(session -> session.flush());
    }
}
