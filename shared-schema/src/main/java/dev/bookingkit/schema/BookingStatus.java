package dev.bookingkit.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a booking stands. PostgreSQL type {@code booking_status}. */
public enum BookingStatus implements WireEnum {
    PENDING,
    CONFIRMED,
    COMPLETED,
    CANCELLED,
    RESCHEDULED,
    NO_SHOW,
    REJECTED;

    /**
     * Whether a booking in this status takes its time away from others. The one definition in Java; it equals the
     * predicate of the constraint {@code bookings_no_overlap} and the SQL function {@code is_active(booking_status)}.
     */
    public boolean isActive() {
        return this != CANCELLED && this != REJECTED;
    }

    @Override
    @JsonValue
    public String wireName() {
        return WireNames.lowerCase(this);
    }

    /** @throws IllegalArgumentException if no value has this name on the wire */
    @JsonCreator
    public static BookingStatus fromWire(String wireName) {
        return WireNames.parse(BookingStatus.class, wireName);
    }
}
