package dev.bookingkit.eventlog.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The event stream's bounds. */
@ConfigMapping(prefix = "bookingkit.stream")
interface StreamConfig {

    /** How many clients one replica serves at a time, half of them of one organization; the next one is told to come later. */
    @WithDefault("100")
    int maxStreams();

    /** The pause between two looks at the log when nothing was new. */
    @WithDefault("1s")
    Duration pollInterval();

    /** After this long without an event a comment is sent, so that nobody on the way takes the connection for dead. */
    @WithDefault("15s")
    Duration heartbeat();

    /** Then the stream ends and its client comes again, with whatever rights it has by then. */
    @WithDefault("15m")
    Duration lifetime();
}
