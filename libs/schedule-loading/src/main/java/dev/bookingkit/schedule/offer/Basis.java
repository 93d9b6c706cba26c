package dev.bookingkit.schedule.offer;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an offer was read from, so that whoever keeps it knows what makes it old.
 *
 * @param ids the event type, its template, the team and every provider whose rows were looked for, whether they were there or not
 * @param heldFor how long, by the database's clock, until the first hold among them ends; null where there is none
 */
public record Basis(Set<UUID> ids, @Nullable Duration heldFor) {

    public Basis {
        ids = Set.copyOf(ids);
    }
}
