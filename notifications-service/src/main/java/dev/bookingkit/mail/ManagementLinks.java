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

    private final String base;
    private final Duration outlivesBooking;
    private final TenantConfig secrets;

    ManagementLinks(
            @ConfigProperty(name = "bookingkit.public-base-url", defaultValue = "http://localhost:8080") URI base,
            @ConfigProperty(name = "bookingkit.bookings.manage-link-outlives", defaultValue = "P30D")
                    Duration outlivesBooking,
            TenantConfig secrets) {
        this.base = base.toString().replaceAll("/+$", "");
        this.outlivesBooking = outlivesBooking;
        this.secrets = secrets;
    }

    /**
     * Whoever has the link may see, cancel and move the booking, for some time after the end that it has now; of a session see and
     * give up the one seat.
     */
    String to(MailJob job) {
        return link(job, job.booking().endsAt().plus(outlivesBooking));
    }

    /**
     * Shows the seat that is held for whoever has the link, and takes it with {@code POST …/accept}, which no mail program does by itself;
     * it ends with the offer.
     */
    @Nullable
    String toOffer(MailJob job) {
        Instant until = job.booking().offerExpiresAt();
        return until == null ? null : link(job, until);
    }

    private String link(MailJob job, Instant expiry) {
        BookingDetails booking = job.booking();
        GuestToken token = new GuestToken(job.entry().organizationId(), booking.id(), booking.seatId(), expiry);
        return base + "/v1/manage/" + token.text(secrets.guestTokenSecret());
    }
}
