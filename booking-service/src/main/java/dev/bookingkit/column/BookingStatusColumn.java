package dev.bookingkit.column;

import dev.bookingkit.schema.BookingStatus;
import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/** {@code booking_status} as its name on the wire. */
public class BookingStatusColumn implements AttributeConverter<BookingStatus, String> {

    public static final String WRITE = "cast(? as booking_status)";

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable BookingStatus value) {
        return value == null ? null : value.wireName();
    }

    @Override
    public @Nullable BookingStatus convertToEntityAttribute(@Nullable String stored) {
        return stored == null ? null : BookingStatus.fromWire(stored);
    }
}
