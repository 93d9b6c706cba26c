package dev.bookingkit.column;

import dev.bookingkit.schema.BookingSource;
import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/** {@code booking_source} as its name on the wire. */
public class BookingSourceColumn implements AttributeConverter<BookingSource, String> {

    public static final String WRITE = "cast(? as booking_source)";

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable BookingSource value) {
        return value == null ? null : value.wireName();
    }

    @Override
    public @Nullable BookingSource convertToEntityAttribute(@Nullable String stored) {
        return stored == null ? null : BookingSource.fromWire(stored);
    }
}
