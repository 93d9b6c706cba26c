package dev.bookingkit.booking;

import dev.bookingkit.timer.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

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

    Uni<Void> replan(Booking booking) {
        return timers.cancel(Deadline.Kind.PAYMENT.timer(), booking.id())
                .chain(() -> timers.cancel(Deadline.Kind.CONFIRMATION.timer(), booking.id()))
                .chain(() -> planNew(booking));
    }
}
