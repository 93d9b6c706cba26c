package dev.bookingkit.placement;

import dev.bookingkit.column.IdsColumn;
import dev.bookingkit.tenant.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** Locks on providers' time. Whoever changes what a provider's time holds takes its lock first, and a row's lock after it. */
@ApplicationScoped
public class TimeLocks {

    private static final String LOCK = "select 1 from claim_locks(cast(string_to_array($1, ',') as uuid[]))";

    private static final String TRY = """
            select case when exists (select from out_of_office where provider_id = $1 and redirect_to_provider_id is not null)
              then false else try_claim_lock($1) end
            """;

    /** Holds the time of these providers, in the one order that everyone uses, until the transaction ends. */
    public Uni<Void> lock(Collection<UUID> providerIds) {
        return PlainSql.rows(LOCK, IdsColumn.write(providerIds)).replaceWithVoid();
    }

    /** Holds it too, where nobody else does now and where it is certain that nobody stands in for the provider. */
    Uni<Boolean> tryLock(UUID providerId) {
        return PlainSql.value(Boolean.class, TRY, providerId);
    }
}
