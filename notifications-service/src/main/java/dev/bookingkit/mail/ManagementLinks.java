package dev.bookingkit.mail;

import dev.bookingkit.tenant.GuestToken;
import dev.bookingkit.tenant.TenantConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where a guest looks after its own booking; the same address as the booking's {@code manageUrl}. */
@ApplicationScoped
class ManagementLinks {

    private static final Duration OUTLIVES_BOOKING = Duration.ofDays(30);

    private final String base;
    private final TenantConfig secrets;

    ManagementLinks(
            @ConfigProperty(name = "bookingkit.public-base-url", defaultValue = "http://localhost:8080") URI base,
            TenantConfig secrets) {
        this.base = base.toString().replaceAll("/+$", "");
        this.secrets = secrets;
    }

    /** Whoever has the link may see, cancel and move the booking, until 30 days after its end. */
    String to(MailJob job) {
        GuestToken token = new GuestToken(
                job.entry().organizationId(),
                job.booking().id(),
                job.booking().endsAt().plus(OUTLIVES_BOOKING));
        return base + "/v1/manage/" + token.text(secrets.guestTokenSecret());
    }
}
