package dev.bookingkit.booking.http;

import dev.bookingkit.booking.Booking;
import dev.bookingkit.tenant.GuestToken;
import dev.bookingkit.tenant.TenantConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Where guests look after what is theirs. */
@ApplicationScoped
public class ManageLinks {

    private final BookingConfig config;
    private final TenantConfig secrets;

    ManageLinks(BookingConfig config, TenantConfig secrets) {
        this.config = config;
        this.secrets = secrets;
    }

    String of(Booking booking) {
        return link(new GuestToken(booking.organizationId(), booking.id(), expiry(booking.endsAt())));
    }

    /** To one attendee's seat in a session, and nothing else of it. */
    public String ofSeat(UUID organizationId, UUID bookingId, UUID seatId, Instant sessionEndsAt) {
        return link(new GuestToken(organizationId, bookingId, seatId, expiry(sessionEndsAt)));
    }

    private Instant expiry(Instant end) {
        return end.plus(config.manageLinkOutlives());
    }

    private String link(GuestToken token) {
        return config.publicBaseUrl().toString().replaceAll("/+$", "")
                + "/v1/manage/"
                + token.text(secrets.guestTokenSecret());
    }
}
