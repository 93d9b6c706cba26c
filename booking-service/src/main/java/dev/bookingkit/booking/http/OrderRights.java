package dev.bookingkit.booking.http;

import dev.bookingkit.problem.CommonProblem.Forbidden;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.tenant.Permission;
import dev.bookingkit.tenant.Principal;
import org.jspecify.annotations.Nullable;

/** What only hosts may say of an order; whoever else does is {@code forbidden}. */
public final class OrderRights {

    private OrderRights() {}

    /** How it came: as said, which needs {@code bookings:write} unless it is online; else admin for a signed-in user, online for a key. */
    public static BookingSource source(Principal principal, @Nullable BookingSource said) {
        if (said == null) {
            return principal instanceof Principal.User ? BookingSource.ADMIN : BookingSource.ONLINE;
        }
        if (said != BookingSource.ONLINE) {
            require(principal, Permission.BOOKINGS_WRITE);
        }
        return said;
    }

    /** Whether it is made outside of the rules, which needs {@code bookings:override}. */
    static boolean override(Principal principal, @Nullable Boolean said) {
        boolean overrides = Boolean.TRUE.equals(said);
        if (overrides) {
            require(principal, Permission.BOOKINGS_OVERRIDE);
        }
        return overrides;
    }

    private static void require(Principal principal, Permission permission) {
        if (!principal.may(permission)) {
            throw new Forbidden("This needs the permission " + permission.wireName() + ".").exception();
        }
    }
}
