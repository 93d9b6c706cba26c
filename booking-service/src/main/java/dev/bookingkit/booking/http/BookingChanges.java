package dev.bookingkit.booking.http;

import dev.bookingkit.booking.BookingOperation;
import dev.bookingkit.booking.ChangeBooking;
import dev.bookingkit.booking.ExpectedVersion;
import dev.bookingkit.booking.ReassignBooking;
import dev.bookingkit.booking.RescheduleBooking;
import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes of a booking over HTTP, once per idempotency key; the same for hosts and for guests. */
@ApplicationScoped
class BookingChanges {

    private final Idempotency idempotency;
    private final ChangeBooking changeBooking;
    private final RescheduleBooking rescheduleBooking;
    private final ReassignBooking reassignBooking;
    private final BookingViews views;

    BookingChanges(
            Idempotency idempotency,
            ChangeBooking changeBooking,
            RescheduleBooking rescheduleBooking,
            ReassignBooking reassignBooking,
            BookingViews views) {
        this.idempotency = idempotency;
        this.changeBooking = changeBooking;
        this.rescheduleBooking = rescheduleBooking;
        this.reassignBooking = reassignBooking;
        this.views = views;
    }

    Uni<Response> change(
            Principal principal, UUID id, @Nullable String ifMatch, @Nullable Object body, BookingOperation operation) {
        ExpectedVersion expected = IfMatch.of(ifMatch);
        return idempotency.once(
                principal,
                body,
                () -> changeBooking.change(principal, id, expected, operation).chain(it -> views.ok(principal, it)));
    }

    Uni<Response> reschedule(Principal principal, UUID id, @Nullable String ifMatch, RescheduleRequest request) {
        ExpectedVersion expected = IfMatch.of(ifMatch);
        return idempotency.once(
                principal,
                request,
                () -> rescheduleBooking
                        .reschedule(principal, id, expected, request.start(), request.providerId())
                        .chain(it -> views.ok(principal, it)));
    }

    Uni<Response> reassign(Principal principal, UUID id, @Nullable String ifMatch, ReassignRequest request) {
        ExpectedVersion expected = IfMatch.of(ifMatch);
        return idempotency.once(
                principal,
                request,
                () -> reassignBooking
                        .reassign(principal, id, expected, request.providerId())
                        .chain(it -> views.ok(principal, it)));
    }
}
