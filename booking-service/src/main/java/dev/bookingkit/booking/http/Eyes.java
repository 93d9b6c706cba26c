package dev.bookingkit.booking.http;

import dev.bookingkit.tenant.Permission;
import dev.bookingkit.tenant.Principal;

/**
 * Who looks at a booking.
 *
 * @param ofHosts who may know what hosts know
 * @param ofManagers who may be shown the link that changes the booking: whoever may change it anyway, or has just made it
 */
public record Eyes(boolean ofHosts, boolean ofManagers) {

    public static Eyes of(Principal principal) {
        return new Eyes(
                principal.may(Permission.BOOKINGS_READ),
                principal instanceof Principal.Guest || principal.may(Permission.BOOKINGS_WRITE));
    }

    /** Of what this principal has just made, and must hand to the guest. */
    public static Eyes ofMaker(Principal principal) {
        return new Eyes(principal.may(Permission.BOOKINGS_READ), true);
    }
}
