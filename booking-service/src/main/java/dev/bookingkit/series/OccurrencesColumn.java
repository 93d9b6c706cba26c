package dev.bookingkit.series;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** {@code occurrences} as JSON text with times that people can read. */
@Immutable
public class OccurrencesColumn implements AttributeConverter<List<Occurrence>, String> {

    private static final TypeReference<List<Occurrence>> TYPE = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Override
    public String convertToDatabaseColumn(List<Occurrence> occurrences) {
        try {
            return JSON.writeValueAsString(occurrences);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public List<Occurrence> convertToEntityAttribute(String stored) {
        try {
            return JSON.readValue(stored, TYPE);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("the column holds something else than was written", notOurs);
        }
    }
}
