package dev.bookingkit.bulk;

import dev.bookingkit.problem.ProblemType;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.timer.Timer;
import dev.bookingkit.timer.TimerHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Works off an operation, item by item, a handful at a time. */
@ApplicationScoped
class RunOperation implements TimerHandler {

    static final String KIND = "bulk-operation";

    private static final Logger LOG = Logger.getLogger(RunOperation.class);
    private static final String ACTOR = "system:booking-service";

    /** Far fewer than fit into a timer's lease. */
    private static final int AT_ONCE = 25;

    private static final int OPERATIONS_AT_ONCE = 4;

    private final Transactions transactions;
    private final Operations operations;
    private final ChangeItem changeItem;

    RunOperation(Transactions transactions, Operations operations, ChangeItem changeItem) {
        this.transactions = transactions;
        this.operations = operations;
        this.changeItem = changeItem;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Requests come first: each operation at work keeps a connection. */
    @Override
    public int concurrency() {
        return OPERATIONS_AT_ONCE;
    }

    @Override
    public Uni<Outcome> fire(Timer timer) {
        return read(timer)
                .chain(operation -> operation == null
                        ? Uni.createFrom().item(new Outcome.Done())
                        : items(operation, operation.done(), AT_ONCE).map(nothing -> outcome(operation)));
    }

    private Uni<@Nullable Operation> read(Timer timer) {
        UUID id = timer.subjectId();
        return transactions.forOrganization(timer.organizationId(), ACTOR, () -> operations.find(id));
    }

    private Outcome outcome(Operation operation) {
        boolean finished = operation.done() + AT_ONCE >= operation.total();
        return finished ? new Outcome.Done() : new Outcome.More();
    }

    private Uni<Void> items(Operation operation, int index, int left) {
        if (left == 0 || index >= operation.total()) {
            return Uni.createFrom().voidItem();
        }
        return item(operation, index).chain(() -> items(operation, index + 1, left - 1));
    }

    private Uni<Void> item(Operation operation, int index) {
        Principal principal = AskedBy.principal(operation.organizationId(), operation.actor());
        BulkItem item = operation.order().items().get(index);
        return transactions
                .as(
                        principal,
                        () -> once(
                                operation,
                                index,
                                () -> changeItem
                                        .change(principal, operation.order(), item)
                                        .map(ItemResult::done)))
                .onFailure()
                .recoverWithUni(failure -> refused(principal, operation, index, failure));
    }

    private Uni<Void> refused(Principal principal, Operation operation, int index, Throwable failure) {
        UUID booking = operation.order().items().get(index).bookingId();
        return ItemResult.problemOf(failure)
                .map(problem -> {
                    Logger.Level level =
                            problem.type() == ProblemType.INTERNAL_ERROR ? Logger.Level.ERROR : Logger.Level.DEBUG;
                    LOG.logf(level, failure, "item %d of operation %s", index, operation.id());
                    var result = ItemResult.refused(booking, problem);
                    return transactions.as(
                            principal,
                            () -> once(operation, index, () -> Uni.createFrom().item(result)));
                })
                .orElseGet(() -> Uni.createFrom().failure(failure));
    }

    private Uni<Void> once(
            Operation operation, int index, java.util.function.Supplier<Uni<java.util.Map<String, Object>>> work) {
        return operations
                .lockItem(operation.id(), index)
                .chain(free -> free
                        ? work.get().chain(result -> operations.record(operation.id(), index, result))
                        : Uni.createFrom().voidItem());
    }
}
