package dev.bookingkit.sweeping;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Sweeps again and again, a pause between two sweeps. */
@ApplicationScoped
class SweepWorker {

    private static final Logger LOG = Logger.getLogger(SweepWorker.class);

    private final Vertx vertx;
    private final Sweeper sweeper;
    private final SweepingConfig config;
    private volatile boolean stopped;

    SweepWorker(Vertx vertx, Sweeper sweeper, SweepingConfig config) {
        this.vertx = vertx;
        this.sweeper = sweeper;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            sweepLater();
        }
    }

    /** What is under way is rolled back, and done by the next replica. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void sweepLater() {
        if (!stopped) {
            vertx.setTimer(config.every().toMillis(), id -> sweep());
        }
    }

    private void sweep() {
        if (stopped) {
            return;
        }
        sweeper.sweep().subscribe().with(deleted -> sweepLater(), failure -> {
            LOG.warnf("a sweep failed: %s", failure);
            sweepLater();
        });
    }
}
