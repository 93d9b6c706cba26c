package dev.bookingkit.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long this service keeps what is over. */
@ConfigMapping(prefix = "bookingkit.sweeping")
interface RetentionConfig {

    /** After the claimed time has ended; at least 9 days. */
    @WithDefault("P15D")
    Duration claims();

    /** After they have expired. */
    @WithDefault("P1D")
    Duration holds();

    /** After they have ended, with the result of each booking. */
    @WithDefault("P30D")
    Duration operations();
}
