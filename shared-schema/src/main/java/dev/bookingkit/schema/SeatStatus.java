package dev.bookingkit.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where an attendee of a group session stands. PostgreSQL type {@code seat_status}. */
public enum SeatStatus implements WireEnum {
    CONFIRMED,
    CANCELLED,
    WAITLISTED;

    @Override
    @JsonValue
    public String wireName() {
        return WireNames.lowerCase(this);
    }

    /** @throws IllegalArgumentException if no value has this name on the wire */
    @JsonCreator
    public static SeatStatus fromWire(String wireName) {
        return WireNames.parse(SeatStatus.class, wireName);
    }
}
