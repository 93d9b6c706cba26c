package dev.bookingkit.booking;

import dev.bookingkit.timer.Timer;
import dev.bookingkit.timer.TimerHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** A booking that no host confirmed is rejected. */
@ApplicationScoped
class ConfirmationTimeout implements TimerHandler {

    private final ExpireBookings expire;

    ConfirmationTimeout(ExpireBookings expire) {
        this.expire = expire;
    }

    @Override
    public String kind() {
        return Deadline.Kind.CONFIRMATION.timer();
    }

    @Override
    public Uni<Outcome> fire(Timer timer) {
        return expire.expire(timer, new BookingOperation.ExpireConfirmation(), "confirmation_timeout");
    }
}
