package dev.bookingkit.groups;

import java.util.List;
import java.util.UUID;

/**
 * Providers of whom some are needed.
 *
 * @param required 1 up to all of them
 */
public record AskedGroup(List<UUID> members, int required) {

    public AskedGroup {
        members = List.copyOf(members);
    }
}
