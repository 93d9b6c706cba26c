package dev.bookingkit.schema;

/** The four services, each with the PostgreSQL role it connects as. */
public enum Service {
    BOOKING,
    AVAILABILITY,
    PAYMENTS,
    NOTIFICATIONS;

    /** The role's name, for example {@code booking_service}; also the {@code service} column of platform tables. */
    public String role() {
        return name().toLowerCase(java.util.Locale.ROOT) + "_service";
    }

    /** The module's name, for example {@code booking-service}. */
    public String module() {
        return name().toLowerCase(java.util.Locale.ROOT) + "-service";
    }
}
