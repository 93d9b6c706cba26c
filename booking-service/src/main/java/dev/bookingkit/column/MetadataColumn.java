package dev.bookingkit.column;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import org.hibernate.annotations.Immutable;

/** The client's own JSON object. */
@Immutable
public class MetadataColumn extends JsonColumn<Map<String, Object>> {

    public MetadataColumn() {
        super(new TypeReference<>() {});
    }
}
