package dev.bookingkit.sweeping;

import dev.bookingkit.tenant.Transactions;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Sweeps every table once. */
@ApplicationScoped
public class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);

    /** For a batch; a connection may be gone without a word. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Until the transaction ends; no other replica sweeps the table then. */
    private static final String LOCK =
            "select pg_try_advisory_xact_lock(hashtextextended('sweep ' || current_user || ' ' || ?1, 2))";

    private final Transactions transactions;
    private final SweepingConfig config;
    private final List<Sweeps> sweeps;

    Sweeper(Transactions transactions, SweepingConfig config, @All List<Sweeps> sweeps) {
        this.transactions = transactions;
        this.config = config;
        this.sweeps = sweeps;
    }

    /** The number of rows that are gone. A table that cannot be swept now is left for the next time. */
    public Uni<Long> sweep() {
        return Multi.createFrom()
                .iterable(sweeps)
                .onItem()
                .transformToIterable(Sweeps::sweeps)
                .onItem()
                .transformToUniAndConcatenate(this::sweep)
                .collect()
                .with(Collectors.summingLong(Long::longValue));
    }

    private Uni<Long> sweep(Sweep sweep) {
        return Multi.createBy()
                .repeating()
                .uni(() -> batch(sweep))
                .withDelay(config.pause())
                .whilst(deleted -> deleted >= config.batchSize())
                .collect()
                .with(Collectors.summingLong(Integer::longValue))
                .invoke(deleted -> LOG.debugf("swept %d rows of %s", deleted, sweep.table()))
                .onFailure()
                .invoke(failure -> LOG.warnf("cannot sweep %s: %s", sweep.table(), failure))
                .onFailure()
                .recoverWithItem(0L);
    }

    private Uni<Integer> batch(Sweep sweep) {
        return transactions
                .inBackground(() -> transactions.acrossOrganizations(
                        "system:sweeping", () -> lock(sweep).chain(mine -> mine ? delete(sweep) : none())))
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    private static Uni<Boolean> lock(Sweep sweep) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Boolean.class)
                        .setParameter(1, sweep.table())
                        .getSingleResult());
    }

    private Uni<Integer> delete(Sweep sweep) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sweep.delete())
                        .setParameter(1, sweep.keep().toMillis())
                        .setParameter(2, config.batchSize())
                        .executeUpdate());
    }

    private static Uni<Integer> none() {
        return Uni.createFrom().item(0);
    }
}
