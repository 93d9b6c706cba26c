package dev.bookingkit.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long this service keeps what is over. */
@ConfigMapping(prefix = "bookingkit.sweeping")
interface RetentionConfig {

    /** After the mail was planned. */
    @WithDefault("P90D")
    Duration mailLog();

    /** After the delivery was planned. */
    @WithDefault("P30D")
    Duration deliveries();
}
