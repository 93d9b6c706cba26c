package dev.bookingkit.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import org.hibernate.annotations.Immutable;

/** {@code providers.booking_limits} as text, which the column's expressions cast. */
@Immutable
public class ProviderLimitsColumn implements AttributeConverter<ProviderLimits, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(ProviderLimits limits) {
        try {
            return JSON.writeValueAsString(limits);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public ProviderLimits convertToEntityAttribute(String stored) {
        try {
            return JSON.readValue(stored, ProviderLimits.class);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("booking_limits holds something else than was written", notOurs);
        }
    }
}
