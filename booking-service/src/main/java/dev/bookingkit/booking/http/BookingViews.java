package dev.bookingkit.booking.http;

import dev.bookingkit.booking.Answers;
import dev.bookingkit.booking.Booking;
import dev.bookingkit.tenant.GuestToken;
import dev.bookingkit.tenant.Permission;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.TenantConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Makes views of bookings, inside the transaction that read them. */
@ApplicationScoped
class BookingViews {

    private final Answers answers;
    private final BookingConfig config;
    private final TenantConfig secrets;

    BookingViews(Answers answers, BookingConfig config, TenantConfig secrets) {
        this.answers = answers;
        this.config = config;
        this.secrets = secrets;
    }

    Uni<BookingView> of(Principal principal, Booking booking) {
        return of(List.of(booking), principal.may(Permission.BOOKINGS_READ)).map(List::getFirst);
    }

    /** For those who may read bookings; one statement, however many. */
    Uni<List<BookingView>> of(List<Booking> bookings) {
        return of(bookings, true);
    }

    Uni<Response> ok(Principal principal, Booking booking) {
        return of(principal, booking).map(view -> answer(200, view).build());
    }

    Uni<Response> created(Principal principal, Booking booking) {
        return of(principal, booking)
                .map(view -> answer(201, view)
                        .header("Location", "/v1/bookings/" + view.id())
                        .build());
    }

    private Uni<List<BookingView>> of(List<Booking> bookings, boolean forHosts) {
        return answers.of(bookings.stream().map(Booking::id).toList())
                .map(found -> bookings.stream()
                        .map(it -> BookingView.of(it, found.getOrDefault(it.id(), Map.of()), manageUrl(it), forHosts))
                        .toList());
    }

    private static Response.ResponseBuilder answer(int status, BookingView view) {
        return Response.status(status)
                .header("ETag", "\"" + view.version() + "\"")
                .entity(view);
    }

    private String manageUrl(Booking booking) {
        GuestToken token = new GuestToken(
                booking.organizationId(), booking.id(), booking.endsAt().plus(config.manageLinkOutlives()));
        return config.publicBaseUrl().toString().replaceAll("/+$", "")
                + "/v1/manage/"
                + token.text(secrets.guestTokenSecret());
    }
}
