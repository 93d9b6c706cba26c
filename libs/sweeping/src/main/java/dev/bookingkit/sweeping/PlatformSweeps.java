package dev.bookingkit.sweeping;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The tables that serve all services; each sweeps its own rows. */
@ApplicationScoped
class PlatformSweeps implements Sweeps {

    /** In the column's collation: no index serves a comparison with a name. */
    static final String OWN = "service = cast(current_user as text) collate \"default\"";

    private final SweepingConfig config;

    PlatformSweeps(SweepingConfig config) {
        this.config = config;
    }

    @Override
    public List<Sweep> sweeps() {
        return List.of(
                Sweep.of("inbox", "created_at", config.inbox()).only(OWN),
                Sweep.of("idempotency_keys", "expires_at", Duration.ZERO).only(OWN),
                Sweep.of("rate_limits", "window_starts_at", config.rateLimits()).only(OWN));
    }
}
