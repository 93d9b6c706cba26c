package dev.bookingkit.stripe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Stripe is reached. */
@ConfigMapping(prefix = "bookingkit.stripe")
interface StripeConfig {

    /** Without a slash at the end; a simulator's address in tests and local runs. */
    @WithDefault("https://api.stripe.com")
    String apiBase();

    String secretKey();

    /** Of the webhook endpoint, {@code whsec_…}. */
    String webhookSecret();

    /** How old a webhook's signature may be. */
    @WithDefault("5m")
    Duration webhookTolerance();

    @WithDefault("2s")
    Duration connectTimeout();

    @WithDefault("4s")
    Duration readTimeout();

    /** The bound of a whole call, waiting for a thread included. */
    @WithDefault("4500ms")
    Duration callTimeout();

    /** Calls at the same time in one replica; what is more is refused at once. */
    @WithDefault("64")
    int concurrency();
}
