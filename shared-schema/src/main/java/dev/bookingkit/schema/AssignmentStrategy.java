package dev.bookingkit.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a team's bookings find their hosts. PostgreSQL type {@code assignment_strategy}. */
public enum AssignmentStrategy implements WireEnum {
    ROUND_ROBIN,
    COLLECTIVE,
    MANAGED,
    FIXED;

    @Override
    @JsonValue
    public String wireName() {
        return WireNames.lowerCase(this);
    }

    /** @throws IllegalArgumentException if no value has this name on the wire */
    @JsonCreator
    public static AssignmentStrategy fromWire(String wireName) {
        return WireNames.parse(AssignmentStrategy.class, wireName);
    }
}
