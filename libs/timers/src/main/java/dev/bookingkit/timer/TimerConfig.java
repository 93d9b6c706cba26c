package dev.bookingkit.timer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the worker looks for due timers. */
@ConfigMapping(prefix = "bookingkit.timers")
interface TimerConfig {

    /** The pause between two looks when nothing was due. */
    @WithDefault("200ms")
    Duration pollInterval();

    /** How long a replica may take for one timer before another may take it over. */
    @WithDefault("60s")
    Duration lease();

    @WithDefault("true")
    boolean enabled();
}
