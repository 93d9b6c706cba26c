package dev.bookingkit.payment;

import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.schema.PaymentType;
import jakarta.persistence.AttributeConverter;

/** PostgreSQL's enums as text, in both directions. */
final class EnumTexts {

    private EnumTexts() {}

    static class OfStatus implements AttributeConverter<PaymentStatus, String> {

        @Override
        public String convertToDatabaseColumn(PaymentStatus status) {
            return status.wireName();
        }

        @Override
        public PaymentStatus convertToEntityAttribute(String text) {
            return PaymentStatus.fromWire(text);
        }
    }

    static class OfType implements AttributeConverter<PaymentType, String> {

        @Override
        public String convertToDatabaseColumn(PaymentType type) {
            return type.wireName();
        }

        @Override
        public PaymentType convertToEntityAttribute(String text) {
            return PaymentType.fromWire(text);
        }
    }
}
