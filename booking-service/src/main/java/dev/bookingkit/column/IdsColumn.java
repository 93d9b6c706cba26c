package dev.bookingkit.column;

import jakarta.persistence.AttributeConverter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;

/** {@code uuid[]} as text: ids with commas between them. */
@Immutable
public class IdsColumn implements AttributeConverter<List<UUID>, String> {

    public static final String WRITE = "cast(string_to_array(?, ',') as uuid[])";

    @Override
    public String convertToDatabaseColumn(List<UUID> ids) {
        return write(ids);
    }

    @Override
    public List<UUID> convertToEntityAttribute(String stored) {
        return read(stored);
    }

    public static List<UUID> read(String stored) {
        return Arrays.stream(stored.split(",", -1)).map(UUID::fromString).toList();
    }

    public static String write(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
