package dev.bookingkit.booking;

import dev.bookingkit.timer.Timers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keeps a booking's timers as its deadline is: planned while it waits, gone when it does not. */
@ApplicationScoped
class Deadlines {

    private final Timers timers;

    Deadlines(Timers timers) {
        this.timers = timers;
    }

    Uni<Void> planNew(Booking booking) {
        return booking.deadline()
                .map(deadline -> timers.plan(deadline.kind().timer(), booking.id(), deadline.at()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Bookings that were made at one moment wait for the same things until the same times: one statement for each. */
    Uni<Void> planNew(List<Booking> bookings) {
        Map<Deadline, Set<UUID>> waiting = new HashMap<>();
        bookings.forEach(booking -> booking.deadline()
                .ifPresent(deadline ->
                        waiting.computeIfAbsent(deadline, it -> new HashSet<>()).add(booking.id())));
        return Multi.createFrom()
                .iterable(waiting.entrySet())
                .onItem()
                .transformToUniAndConcatenate(it -> timers.plan(
                        it.getKey().kind().timer(), it.getValue(), it.getKey().at()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Of bookings that wait no longer. */
    Uni<Void> drop(List<Booking> bookings) {
        Set<UUID> ids = bookings.stream().map(Booking::id).collect(Collectors.toSet());
        return timers.cancel(Deadline.Kind.PAYMENT.timer(), ids)
                .chain(() -> timers.cancel(Deadline.Kind.CONFIRMATION.timer(), ids));
    }

    Uni<Void> replan(Booking booking) {
        return timers.cancel(Deadline.Kind.PAYMENT.timer(), booking.id())
                .chain(() -> timers.cancel(Deadline.Kind.CONFIRMATION.timer(), booking.id()))
                .chain(() -> planNew(booking));
    }
}
