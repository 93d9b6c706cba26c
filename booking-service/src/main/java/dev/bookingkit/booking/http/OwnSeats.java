package dev.bookingkit.booking.http;

import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.seat.OwnSeat;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What the link to a seat shows and does. */
@ApplicationScoped
class OwnSeats {

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final OwnSeat ownSeat;
    private final BookingViews views;

    OwnSeats(Transactions transactions, Idempotency idempotency, OwnSeat ownSeat, BookingViews views) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.ownSeat = ownSeat;
        this.views = views;
    }

    Uni<Response> show(Principal.Guest guest) {
        return transactions.as(guest, () -> ownSeat.show(guest).chain(it -> views.ok(guest, it)));
    }

    Uni<Response> cancel(Principal.Guest guest, @Nullable String ifMatch, @Nullable ReasonRequest request) {
        var expected = IfMatch.of(ifMatch);
        return idempotency.once(
                guest, request, () -> ownSeat.cancel(guest, expected).chain(it -> views.ok(guest, it)));
    }

    Uni<Response> accept(Principal.Guest guest, @Nullable String ifMatch) {
        var expected = IfMatch.of(ifMatch);
        return idempotency.once(
                guest, null, () -> ownSeat.accept(guest, expected).chain(it -> views.ok(guest, it)));
    }
}
