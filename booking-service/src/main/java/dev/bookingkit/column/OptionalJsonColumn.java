package dev.bookingkit.column;

import jakarta.persistence.AttributeConverter;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A JSON object that may be absent: no value is no column value, not JSON's null. */
@Immutable
public class OptionalJsonColumn implements AttributeConverter<Map<String, Object>, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Map<String, Object> value) {
        return value == null ? null : JsonColumn.write(value);
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Map<String, Object> convertToEntityAttribute(@Nullable String stored) {
        return stored == null ? null : (Map<String, Object>) JsonColumn.read(stored);
    }
}
