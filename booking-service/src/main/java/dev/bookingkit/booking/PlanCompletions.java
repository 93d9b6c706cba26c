package dev.bookingkit.booking;

import dev.bookingkit.organization.ChangeOrganization;
import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.timer.Timer;
import dev.bookingkit.timer.TimerHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Plans the completion of the bookings that were there when the organization changed its setting, some at a time. */
@ApplicationScoped
class PlanCompletions implements TimerHandler {

    private static final String ACTOR = "system:booking-service";
    private static final int AT_ONCE = 2_000;

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
        return transactions.forOrganization(
                timer.organizationId(),
                ACTOR,
                () -> bookings.planCompletions(AT_ONCE)
                        .map(planned -> planned < AT_ONCE ? new Outcome.Done() : new Outcome.More()));
    }
}
