package dev.bookingkit.schedule.offer;

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
