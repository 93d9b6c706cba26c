package dev.bookingkit.bulk;

import dev.bookingkit.booking.Bookings;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.timer.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accepts an operation, inside the current transaction; a timer does the work. */
@ApplicationScoped
public class StartOperation {

    private final Operations operations;
    private final Bookings bookings;
    private final Timers timers;
    private final Clock clock;

    StartOperation(Operations operations, Bookings bookings, Timers timers, Clock clock) {
        this.operations = operations;
        this.bookings = bookings;
        this.timers = timers;
        this.clock = clock;
    }

    public Uni<Operation> start(Principal principal, BulkOrder order) {
        return operations
                .add(order, principal.actor())
                .call(id -> timers.plan(RunOperation.KIND, id, clock.instant()))
                .chain(operations::require);
    }

    /** Cancels what the filter finds now; what is booked later is not part of it. */
    public Uni<Operation> cancelAll(Principal principal, BulkFilter filter, @Nullable String reason) {
        return bookings.hostedBetween(filter.providerId(), filter.from(), filter.to(), BulkOrder.MOST + 1)
                .invoke(StartOperation::refuseTooMany)
                .map(found -> found.stream().map(BulkItem::cancel).toList())
                .chain(items -> start(principal, new BulkOrder(BulkAction.CANCEL, items, reason)));
    }

    private static void refuseTooMany(List<UUID> found) {
        if (found.size() > BulkOrder.MOST) {
            throw InvalidRequest.at(
                            "/filter", "more than " + BulkOrder.MOST + " bookings are meant; choose a shorter period")
                    .exception();
        }
    }
}
