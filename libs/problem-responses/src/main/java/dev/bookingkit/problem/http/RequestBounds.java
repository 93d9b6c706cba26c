package dev.bookingkit.problem.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much a request may bring along and how long its answer may take. */
@ConfigMapping(prefix = "bookingkit.http")
interface RequestBounds {

    /** Of the request line and all headers together. */
    @WithDefault("16384")
    int maxHeaderBytes();

    @WithDefault("10485760")
    long maxBodyBytes();

    /** After this, the client gets {@code unavailable}. */
    @WithDefault("5500ms")
    Duration answerWithin();
}
