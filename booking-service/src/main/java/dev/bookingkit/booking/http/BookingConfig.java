package dev.bookingkit.booking.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;

/** How guests reach their booking. */
@ConfigMapping(prefix = "bookingkit")
interface BookingConfig {

    /** Where the world sees the API; management links begin with it. */
    @WithDefault("http://localhost:8080")
    URI publicBaseUrl();

    /** How long after the end of a booking its management link works. */
    @WithName("bookings.manage-link-outlives")
    @WithDefault("P30D")
    Duration manageLinkOutlives();
}
