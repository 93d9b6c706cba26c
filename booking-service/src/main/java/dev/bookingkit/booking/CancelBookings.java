package dev.bookingkit.booking;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls several bookings off, inside the current transaction and in a constant number of statements. */
@ApplicationScoped
public class CancelBookings {

    private final Deadlines deadlines;

    CancelBookings(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** All of them, which are locked and may be cancelled. */
    public Uni<Void> cancel(List<Booking> locked, @Nullable String reason, Instant now) {
        locked.forEach(booking -> Decisions.require(booking.decide(new BookingOperation.Cancel(reason), now)));
        return Panache.getSession().chain(session -> session.flush()).chain(() -> deadlines.drop(locked));
    }
}
