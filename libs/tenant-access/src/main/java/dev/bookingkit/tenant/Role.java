package dev.bookingkit.tenant;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A person's role in an organization. */
public enum Role {
    OWNER,
    ADMIN,
    MEMBER;

    public static Role fromWire(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    public Set<Permission> permissions() {
        return switch (this) {
            case OWNER -> Permission.ofSecretKeys();
            case ADMIN -> without(Permission.ORGANIZATION_WRITE);
            case MEMBER ->
                EnumSet.of(
                        Permission.AVAILABILITY_READ,
                        Permission.SLOTS_READ,
                        Permission.EVENT_TYPES_READ,
                        Permission.HOLDS_WRITE,
                        Permission.BOOKINGS_CREATE,
                        Permission.BOOKINGS_READ,
                        Permission.BOOKINGS_WRITE,
                        Permission.EVENTS_READ,
                        Permission.PAYMENTS_READ,
                        Permission.NOTIFICATIONS_READ,
                        Permission.ORGANIZATION_READ);
        };
    }

    private static Set<Permission> without(Permission left) {
        Set<Permission> all = EnumSet.copyOf(Permission.ofSecretKeys());
        all.remove(left);
        return all;
    }
}
