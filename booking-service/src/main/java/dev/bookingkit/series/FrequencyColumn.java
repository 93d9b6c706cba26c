package dev.bookingkit.series;

import dev.bookingkit.schema.RecurringFrequency;
import jakarta.persistence.AttributeConverter;

/** {@code recurring_frequency} as its name on the wire. */
public class FrequencyColumn implements AttributeConverter<RecurringFrequency, String> {

    static final String WRITE = "cast(? as recurring_frequency)";

    @Override
    public String convertToDatabaseColumn(RecurringFrequency value) {
        return value.wireName();
    }

    @Override
    public RecurringFrequency convertToEntityAttribute(String stored) {
        return RecurringFrequency.fromWire(stored);
    }
}
