package dev.bookingkit.tenant;

import io.smallrye.config.ConfigMapping;

/** The secrets of this installation that all services share. */
@ConfigMapping(prefix = "bookingkit")
public interface TenantConfig {

    /** Keys the HMAC under which API keys are stored; changing it makes every key invalid. */
    String apiKeyPepper();

    /** Signs guest tokens; changing it makes every management link invalid. */
    String guestTokenSecret();
}
