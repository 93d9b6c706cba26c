package dev.bookingkit.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a payment stands. PostgreSQL type {@code payment_status}. */
public enum PaymentStatus implements WireEnum {
    PENDING,
    SUCCEEDED,
    FAILED,
    REFUNDED,
    PARTIALLY_REFUNDED;

    @Override
    @JsonValue
    public String wireName() {
        return WireNames.lowerCase(this);
    }

    /** @throws IllegalArgumentException if no value has this name on the wire */
    @JsonCreator
    public static PaymentStatus fromWire(String wireName) {
        return WireNames.parse(PaymentStatus.class, wireName);
    }
}
