package dev.bookingkit.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How webhooks are sent. */
@ConfigMapping(prefix = "bookingkit.webhooks")
interface WebhookConfig {

    /** Whether {@code http} and loopback targets are allowed; for local runs and tests only. */
    @WithDefault("false")
    boolean allowLoopback();

    /** From the look-up of the host to the last byte of the answer. */
    @WithDefault("20s")
    Duration deadline();

    /** Attempts at the same time in one replica. */
    @WithDefault("256")
    int concurrency();

    /** Attempts at the same time at one healthy subscription. */
    @WithDefault("4")
    int concurrencyPerSubscription();

    /** Attempts at the same time at all subscriptions that fail or are slow; each of them has one place. */
    @WithDefault("64")
    int concurrencyOfFailing();
}
