package dev.bookingkit.sweeping;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often, how much at once, and how long the rows of the platform's tables are kept. */
@ConfigMapping(prefix = "bookingkit.sweeping")
interface SweepingConfig {

    @WithDefault("true")
    boolean enabled();

    /** The pause between two sweeps. */
    @WithDefault("10m")
    Duration every();

    /** Rows per transaction. */
    @WithDefault("1000")
    int batchSize();

    /** The pause between two batches. */
    @WithDefault("50ms")
    Duration pause();

    /** Longer than Kafka keeps events, or one that is replayed takes effect again. */
    @WithDefault("P14D")
    Duration inbox();

    @WithDefault("P1D")
    Duration rateLimits();
}
