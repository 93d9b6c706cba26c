package dev.bookingkit.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a payment is for. PostgreSQL type {@code payment_type}. */
public enum PaymentType implements WireEnum {
    BOOKING,
    CANCELLATION_FEE,
    NO_SHOW_FEE,
    REFUND;

    @Override
    @JsonValue
    public String wireName() {
        return WireNames.lowerCase(this);
    }

    /** @throws IllegalArgumentException if no value has this name on the wire */
    @JsonCreator
    public static PaymentType fromWire(String wireName) {
        return WireNames.parse(PaymentType.class, wireName);
    }
}
