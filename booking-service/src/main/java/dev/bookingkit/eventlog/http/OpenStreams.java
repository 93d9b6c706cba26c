package dev.bookingkit.eventlog.http;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How many streams this replica serves, of whom: one organization takes half of them at most, so that others get one too. */
final class OpenStreams {

    private final int most;
    private final ConcurrentHashMap<UUID, Integer> ofOrganizations = new ConcurrentHashMap<>();

    OpenStreams(int most) {
        this.most = most;
    }

    boolean haveRoomFor(UUID organization) {
        int all = ofOrganizations.values().stream().mapToInt(Integer::intValue).sum();
        return all < most && ofOrganizations.getOrDefault(organization, 0) < (most + 1) / 2;
    }

    void opened(UUID organization) {
        ofOrganizations.merge(organization, 1, Integer::sum);
    }

    void closed(UUID organization) {
        ofOrganizations.computeIfPresent(organization, (id, open) -> open == 1 ? null : open - 1);
    }
}
