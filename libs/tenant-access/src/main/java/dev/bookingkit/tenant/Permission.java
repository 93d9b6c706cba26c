package dev.bookingkit.tenant;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a principal may do; the same names serve as scopes of keys and as rights of roles. */
public enum Permission {
    AVAILABILITY_READ("availability:read"),
    AVAILABILITY_WRITE("availability:write"),
    SLOTS_READ("slots:read"),
    EVENT_TYPES_READ("event-types:read"),
    EVENT_TYPES_WRITE("event-types:write"),
    HOLDS_WRITE("holds:write"),
    BOOKINGS_CREATE("bookings:create"),
    BOOKINGS_READ("bookings:read"),
    BOOKINGS_WRITE("bookings:write"),
    BOOKINGS_OVERRIDE("bookings:override"),
    /** The one booking that a guest token names. */
    BOOKINGS_OWN("bookings:own"),
    EVENTS_READ("events:read"),
    CUSTOMERS_WRITE("customers:write"),
    PAYMENTS_CREATE("payments:create"),
    PAYMENTS_READ("payments:read"),
    PAYMENTS_WRITE("payments:write"),
    NOTIFICATIONS_READ("notifications:read"),
    NOTIFICATIONS_WRITE("notifications:write"),
    ORGANIZATION_READ("organization:read"),
    ORGANIZATION_WRITE("organization:write");

    private final String wireName;

    Permission(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<Permission> fromWire(String name) {
        return Arrays.stream(values()).filter(it -> it.wireName.equals(name)).findFirst();
    }

    /** Everything a secret key can be given. */
    public static Set<Permission> ofSecretKeys() {
        return EnumSet.complementOf(EnumSet.of(BOOKINGS_OWN));
    }

    /** Everything a key that a browser shows to the world may ever do. */
    public static Set<Permission> ofPublishableKeys() {
        return EnumSet.of(SLOTS_READ, EVENT_TYPES_READ, HOLDS_WRITE, BOOKINGS_CREATE);
    }

    public static Set<Permission> ofGuests() {
        return EnumSet.of(BOOKINGS_OWN, PAYMENTS_CREATE, SLOTS_READ, EVENT_TYPES_READ);
    }

    /** Names that are not known are left out: a scope of a newer release gives an older one nothing. */
    public static Set<Permission> known(Iterable<String> names) {
        Set<Permission> known = EnumSet.noneOf(Permission.class);
        names.forEach(name -> fromWire(name).ifPresent(known::add));
        return known;
    }

    static Set<String> wireNames(Set<Permission> permissions) {
        return permissions.stream().map(Permission::wireName).collect(Collectors.toUnmodifiableSet());
    }
}
