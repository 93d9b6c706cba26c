package dev.bookingkit.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a webhook delivery stands; {@code blocked} means that its address is not public. PostgreSQL type {@code delivery_status}. */
public enum DeliveryStatus implements WireEnum {
    PENDING,
    SUCCEEDED,
    FAILED,
    BLOCKED;

    @Override
    @JsonValue
    public String wireName() {
        return WireNames.lowerCase(this);
    }

    /** @throws IllegalArgumentException if no value has this name on the wire */
    @JsonCreator
    public static DeliveryStatus fromWire(String wireName) {
        return WireNames.parse(DeliveryStatus.class, wireName);
    }
}
