package dev.bookingkit.placement;

import dev.bookingkit.column.IdsColumn;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** Locks on providers' time. Whoever changes what a provider's time holds takes its lock first, and a row's lock after it. */
@ApplicationScoped
public class TimeLocks {

    /** Holds the time of these providers, in the one order that everyone uses, until the transaction ends. */
    public Uni<Void> lock(Collection<UUID> providerIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select 1 from claim_locks(cast(string_to_array(?1, ',') as uuid[]))", Integer.class)
                        .setParameter(1, IdsColumn.write(providerIds))
                        .getSingleResult())
                .replaceWithVoid();
    }
}
