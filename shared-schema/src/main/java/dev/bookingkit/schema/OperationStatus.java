package dev.bookingkit.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a bulk change stands. PostgreSQL type {@code operation_status}. */
public enum OperationStatus implements WireEnum {
    PENDING,
    RUNNING,
    COMPLETED,
    FAILED;

    @Override
    @JsonValue
    public String wireName() {
        return WireNames.lowerCase(this);
    }

    /** @throws IllegalArgumentException if no value has this name on the wire */
    @JsonCreator
    public static OperationStatus fromWire(String wireName) {
        return WireNames.parse(OperationStatus.class, wireName);
    }
}
