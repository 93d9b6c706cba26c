package dev.bookingkit.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a booking came in. PostgreSQL type {@code booking_source}. */
public enum BookingSource implements WireEnum {
    ONLINE,
    PHONE,
    WALK_IN,
    ADMIN;

    @Override
    @JsonValue
    public String wireName() {
        return WireNames.lowerCase(this);
    }

    /** @throws IllegalArgumentException if no value has this name on the wire */
    @JsonCreator
    public static BookingSource fromWire(String wireName) {
        return WireNames.parse(BookingSource.class, wireName);
    }
}
