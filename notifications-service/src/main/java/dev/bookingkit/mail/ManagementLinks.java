package dev.bookingkit.mail;

import dev.bookingkit.booking.BookingDetails;
import dev.bookingkit.tenant.GuestToken;
import dev.bookingkit.tenant.TenantConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

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

    /**
     * Whoever has the link may see, cancel and move the booking, until 30 days after its end; of a session see and give up
     * the one seat.
     */
    String to(MailJob job) {
        return link(job, job.booking().endsAt().plus(OUTLIVES_BOOKING));
    }

    /** Takes the seat that is held for whoever has the link; it ends with the offer. */
    @Nullable
    String toOffer(MailJob job) {
        Instant until = job.booking().offerExpiresAt();
        return until == null ? null : link(job, until) + "/accept";
    }

    private String link(MailJob job, Instant expiry) {
        BookingDetails booking = job.booking();
        GuestToken token = new GuestToken(job.entry().organizationId(), booking.id(), booking.seatId(), expiry);
        return base + "/v1/manage/" + token.text(secrets.guestTokenSecret());
    }
}
