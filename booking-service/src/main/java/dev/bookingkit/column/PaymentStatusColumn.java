package dev.bookingkit.column;

import dev.bookingkit.schema.PaymentStatus;
import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/** {@code payment_status} as its name on the wire. */
public class PaymentStatusColumn implements AttributeConverter<PaymentStatus, String> {

    public static final String WRITE = "cast(? as payment_status)";

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable PaymentStatus value) {
        return value == null ? null : value.wireName();
    }

    @Override
    public @Nullable PaymentStatus convertToEntityAttribute(@Nullable String stored) {
        return stored == null ? null : PaymentStatus.fromWire(stored);
    }
}
