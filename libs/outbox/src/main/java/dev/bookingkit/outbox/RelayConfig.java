package dev.bookingkit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the relay publishes. */
@ConfigMapping(prefix = "bookingkit.relay")
interface RelayConfig {

    /** False where Debezium's outbox event router takes the relay's place. */
    @WithDefault("true")
    boolean enabled();

    /** The topics that this service produces. */
    Optional<List<String>> topics();

    /** How long to wait for a notification before looking anyway. */
    @WithDefault("1s")
    Duration pollInterval();

    /** How long rows gather once one was announced: events come so much later, and in fewer batches while there are many. */
    @WithDefault("10ms")
    Duration gathering();

    /** How often a replica that is not publishing tries to take over. */
    @WithDefault("1s")
    Duration takeoverInterval();

    @WithDefault("500")
    int batchSize();
}
