package dev.bookingkit.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long this service keeps what is over. */
@ConfigMapping(prefix = "bookingkit.sweeping")
interface RetentionConfig {

    /** After they arrived. */
    @WithDefault("P30D")
    Duration stripeEvents();
}
