package dev.bookingkit.schedule.offer;

import dev.bookingkit.schedule.OfferedType;
import dev.bookingkit.schedule.ProviderTime;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes down what one offer is read from. */
final class Read {

    private final Set<UUID> ids = new HashSet<>();
    private @Nullable Duration heldFor;

    void note(UUID id) {
        ids.add(id);
    }

    /** A change of an event type under it is announced as a change of this one too, but not one of its template. */
    void note(OfferedType type) {
        ids.add(type.id());
        if (type.templateId() != null) {
            ids.add(type.templateId());
        }
    }

    List<ProviderTime> note(Collection<UUID> providerIds, List<ProviderTime> times) {
        ids.addAll(providerIds);
        for (ProviderTime time : times) {
            Duration next = time.heldFor();
            if (next != null && (heldFor == null || next.compareTo(heldFor) < 0)) {
                heldFor = next;
            }
        }
        return times;
    }

    Basis basis() {
        return new Basis(ids, heldFor);
    }
}
