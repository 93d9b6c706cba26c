package dev.bookingkit.column;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;

/** The client's own JSON object. */
public class MetadataColumn extends JsonColumn<Map<String, Object>> {

    public MetadataColumn() {
        super(new TypeReference<>() {});
    }
}
