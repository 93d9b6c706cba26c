package dev.bookingkit.booking;

import dev.bookingkit.organization.ChangeOrganization;
import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.timer.Timer;
import dev.bookingkit.timer.TimerHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Plans the completion of the bookings that were there when the organization changed its setting, some at a time. */
@ApplicationScoped
class PlanCompletions implements TimerHandler {

    private static final String ACTOR = "system:booking-service";
    private static final int AT_ONCE = 2_000;

    /** New timers before the rest waits for the next time, well within a timer's lease. */
    private static final int ENOUGH = 20_000;

    private static final BookingQuery.After BEGINNING = new BookingQuery.After(Instant.EPOCH, new UUID(0, 0));

    private final Transactions transactions;
    private final Bookings bookings;

    PlanCompletions(Transactions transactions, Bookings bookings) {
        this.transactions = transactions;
        this.bookings = bookings;
    }

    @Override
    public String kind() {
        return ChangeOrganization.COMPLETIONS_TIMER;
    }

    @Override
    public Uni<Outcome> fire(Timer timer) {
        return plan(timer.organizationId(), BEGINNING, 0);
    }

    private Uni<Outcome> plan(UUID organizationId, BookingQuery.After after, long moved) {
        if (moved >= ENOUGH) {
            return Uni.createFrom().item(new Outcome.More());
        }
        return transactions
                .forOrganization(organizationId, ACTOR, () -> bookings.planCompletions(after, AT_ONCE))
                .chain(planned -> planned == null
                        ? Uni.createFrom().item(new Outcome.Done())
                        : plan(organizationId, planned.last(), moved + planned.moved()));
    }
}
