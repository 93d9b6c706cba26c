package dev.bookingkit.retention;

import dev.bookingkit.sweeping.Sweep;
import dev.bookingkit.sweeping.Sweeps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Mails and deliveries that succeeded, failed for good or were never to be sent. */
@ApplicationScoped
class NotificationSweeps implements Sweeps {

    private static final String OVER = "status <> 'pending'";

    private final RetentionConfig config;

    NotificationSweeps(RetentionConfig config) {
        this.config = config;
    }

    @Override
    public List<Sweep> sweeps() {
        return List.of(
                Sweep.of("mail_log", "created_at", config.mailLog()).only(OVER),
                Sweep.of("webhook_deliveries", "created_at", config.deliveries())
                        .only(OVER));
    }
}
