package dev.bookingkit.tenant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What all services of this installation share about who may come in. */
@ConfigMapping(prefix = "bookingkit")
public interface TenantConfig {

    /** Keys the HMAC under which API keys are stored; changing it makes every key invalid. */
    String apiKeyPepper();

    /** Signs guest tokens; changing it makes every management link invalid. */
    String guestTokenSecret();

    /** How long a replica may remember an API key that it has looked up; zero: each request looks it up. */
    @WithDefault("0s")
    Duration apiKeyCache();
}
