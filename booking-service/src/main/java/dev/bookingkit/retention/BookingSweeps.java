package dev.bookingkit.retention;

import dev.bookingkit.sweeping.Sweep;
import dev.bookingkit.sweeping.Sweeps;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Claims whose time is over, holds that nobody has ended, and bulk operations that are done. */
@Startup
@ApplicationScoped
class BookingSweeps implements Sweeps {

    /** An ISO week, and a day for the zones of the world: caps count all of the current week. */
    private static final Duration SHORTEST_FOR_CLAIMS = Duration.ofDays(9);

    private final RetentionConfig config;

    BookingSweeps(RetentionConfig config) {
        if (config.claims().compareTo(SHORTEST_FOR_CLAIMS) < 0) {
            throw new IllegalArgumentException("bookingkit.sweeping.claims must be at least " + SHORTEST_FOR_CLAIMS);
        }
        this.config = config;
    }

    @Override
    public List<Sweep> sweeps() {
        return List.of(
                Sweep.of("booking_claims", "ends_at", config.claims()),
                Sweep.of("holds", "expires_at", config.holds()),
                Sweep.of("operations", "finished_at", config.operations()));
    }
}
