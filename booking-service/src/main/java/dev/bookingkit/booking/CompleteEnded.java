package dev.bookingkit.booking;

import dev.bookingkit.organization.Organizations;
import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.timer.Timer;
import dev.bookingkit.timer.TimerHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Completes bookings after their end, where their organization wants that. The database's triggers plan its timers. */
@ApplicationScoped
class CompleteEnded implements TimerHandler {

    private static final String ACTOR = "system:booking-service";
    private static final String CODE = "auto_completed";

    private final Transactions transactions;
    private final Organizations organizations;
    private final Bookings bookings;
    private final Clock clock;

    CompleteEnded(Transactions transactions, Organizations organizations, Bookings bookings, Clock clock) {
        this.transactions = transactions;
        this.organizations = organizations;
        this.bookings = bookings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "booking-completion";
    }

    @Override
    public Uni<Outcome> fire(Timer timer) {
        return transactions.forOrganization(
                timer.organizationId(),
                ACTOR,
                () -> organizations
                        .completionDelay()
                        .chain(delay -> delay.map(afterEnd -> complete(timer.subjectId(), afterEnd))
                                .orElseGet(() -> Uni.createFrom().item(new Outcome.Done()))));
    }

    private Uni<Outcome> complete(UUID bookingId, Duration afterEnd) {
        return bookings.because(CODE)
                .chain(() -> bookings.locked(bookingId))
                .map(booking -> booking == null ? new Outcome.Done() : complete(booking, afterEnd));
    }

    /** The setting may have grown since the timer was planned; the database's clock may be ahead of ours. */
    private Outcome complete(Booking booking, Duration afterEnd) {
        booking.decide(new BookingOperation.CompleteAutomatically(afterEnd), clock.instant());
        return booking.completesAt(afterEnd).<Outcome>map(Outcome.Again::new).orElseGet(Outcome.Done::new);
    }
}
