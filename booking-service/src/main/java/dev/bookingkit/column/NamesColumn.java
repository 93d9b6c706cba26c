package dev.bookingkit.column;

import jakarta.persistence.AttributeConverter;
import java.util.Arrays;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** {@code text[]} of names, as text with commas between them; a name has no comma. */
@Immutable
public class NamesColumn implements AttributeConverter<List<String>, String> {

    public static final String WRITE = "string_to_array(?, ',')";

    @Override
    public String convertToDatabaseColumn(List<String> names) {
        return String.join(",", names);
    }

    @Override
    public List<String> convertToEntityAttribute(String stored) {
        return stored.isEmpty() ? List.of() : Arrays.asList(stored.split(",", -1));
    }
}
