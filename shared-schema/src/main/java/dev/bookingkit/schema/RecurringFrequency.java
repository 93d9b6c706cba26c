package dev.bookingkit.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The step of a series. PostgreSQL type {@code recurring_frequency}. */
public enum RecurringFrequency implements WireEnum {
    WEEKLY,
    BIWEEKLY,
    MONTHLY;

    @Override
    @JsonValue
    public String wireName() {
        return WireNames.lowerCase(this);
    }

    /** @throws IllegalArgumentException if no value has this name on the wire */
    @JsonCreator
    public static RecurringFrequency fromWire(String wireName) {
        return WireNames.parse(RecurringFrequency.class, wireName);
    }
}
