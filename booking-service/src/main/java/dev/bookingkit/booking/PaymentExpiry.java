package dev.bookingkit.booking;

import dev.bookingkit.timer.Timer;
import dev.bookingkit.timer.TimerHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** A booking that nobody paid for gives its time back. */
@ApplicationScoped
class PaymentExpiry implements TimerHandler {

    private final ExpireBookings expire;

    PaymentExpiry(ExpireBookings expire) {
        this.expire = expire;
    }

    @Override
    public String kind() {
        return Deadline.Kind.PAYMENT.timer();
    }

    @Override
    public Uni<Outcome> fire(Timer timer) {
        return expire.expire(timer, new BookingOperation.ExpirePayment(), "payment_expired");
    }
}
