package dev.bookingkit.bulk;

import dev.bookingkit.tenant.Permission;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Role;
import java.util.Set;
import java.util.UUID;

/** The principal who asked for an operation, from its actor; with no right beyond the one that the operation took. */
final class AskedBy {

    private static final String USER = "user:";
    private static final String KEY = "key:";

    private AskedBy() {}

    static Principal principal(UUID organizationId, String actor) {
        if (actor.startsWith(USER)) {
            return new Principal.User(organizationId, actor.substring(USER.length()), Role.MEMBER);
        }
        if (actor.startsWith(KEY)) {
            UUID key = UUID.fromString(actor.substring(KEY.length()));
            return new Principal.ApiKey(organizationId, key, Set.of(Permission.BOOKINGS_WRITE));
        }
        throw new IllegalArgumentException("no operation is asked for by " + actor);
    }
}
