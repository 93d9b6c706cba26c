package dev.bookingkit.column;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;

/** A value as jsonb, which travels as text: the column needs a cast in both directions. */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {

    /** In a write expression: text first, or the client would send the text as a JSON string. */
    public static final String WRITE = "cast(cast(? as text) as jsonb)";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TypeReference<T> type;

    protected JsonColumn(TypeReference<T> type) {
        this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(T value) {
        return write(value);
    }

    @Override
    public T convertToEntityAttribute(String stored) {
        try {
            return JSON.readValue(stored, type);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("the column holds something else than was written", notOurs);
        }
    }

    public static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static Object read(String stored) {
        try {
            return JSON.readValue(stored, Object.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
