package dev.bookingkit.placement;

import dev.bookingkit.column.IdsColumn;
import dev.bookingkit.slot.Period;
import dev.bookingkit.tenant.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/** Locks on providers' time. Whoever changes what a provider's time holds takes its lock first, and a row's lock after it. */
@ApplicationScoped
public class TimeLocks {

    private static final String LOCK = "select 1 from claim_locks(cast(string_to_array($1, ',') as uuid[]))";

    private static final String LOCK_FREE = "select lock_free_time($1, $2, $3, $4)";

    /** Holds the time of these providers, in the one order that everyone uses, until the transaction ends. */
    public Uni<Void> lock(Collection<UUID> providerIds) {
        return PlainSql.rows(LOCK, IdsColumn.write(providerIds)).replaceWithVoid();
    }

    /**
     * Holds a provider's time for who wants just this part of it, buffers included. False where it is taken by the time that the lock
     * is had, and where somebody may stand in for the provider: then nothing is held. A session with seats left is not in
     * the way of its event type.
     */
    Uni<Boolean> lockFree(UUID providerId, Period wanted, UUID eventTypeId) {
        return PlainSql.value(
                Boolean.class, LOCK_FREE, providerId, utc(wanted.start()), utc(wanted.end()), eventTypeId);
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
