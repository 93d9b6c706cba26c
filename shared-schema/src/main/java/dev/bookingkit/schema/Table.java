package dev.bookingkit.schema;

import java.util.Set;

/**
 * One table: who writes it and who else reads it.
 *
 * @param owners the services that write it: one, or all of them for a platform table
 * @param readers the services that only read it
 * @param tenantColumn the column that row-level security compares with the tenant
 */
public record Table(String name, Area area, Set<Service> owners, Set<Service> readers, Kind kind, String tenantColumn) {

    /** What part of the model a table belongs to. */
    public enum Area {
        ACCESS,
        SCHEDULING,
        BOOKINGS,
        PAYMENTS,
        AUTOMATION,
        PLATFORM
    }

    /** What may be done with its rows. */
    public enum Kind {
        /** Written by its owner. */
        OWNED,
        /** Rows are added, never changed or removed. */
        APPEND_ONLY,
        /** A row belongs to the service in its column {@code service}. */
        PLATFORM
    }

    public Table {
        owners = Set.copyOf(owners);
        readers = Set.copyOf(readers);
    }
}
