package dev.bookingkit.retention;

import dev.bookingkit.sweeping.Sweep;
import dev.bookingkit.sweeping.Sweeps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Stripe's events that have been dealt with. */
@ApplicationScoped
class PaymentSweeps implements Sweeps {

    private final RetentionConfig config;

    PaymentSweeps(RetentionConfig config) {
        this.config = config;
    }

    @Override
    public List<Sweep> sweeps() {
        return List.of(Sweep.of("processed_stripe_events", "created_at", config.stripeEvents()));
    }
}
