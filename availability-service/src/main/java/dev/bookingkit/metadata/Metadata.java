package dev.bookingkit.metadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between the object of the API and the text of the column. */
public final class Metadata {

    /** Characters of JSON. */
    public static final int MAX_LENGTH = 16_000;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Metadata() {}

    /** Fails as {@code invalid-request} at {@code /metadata}. */
    public static String write(@Nullable Map<String, Object> metadata) {
        try {
            String text = metadata == null ? "{}" : JSON.writeValueAsString(metadata);
            if (text.length() > MAX_LENGTH) {
                throw refused("At most " + MAX_LENGTH + " characters of JSON are kept here.");
            }
            if (text.contains("\\u0000") || hasLoneSurrogate(text)) {
                throw refused("The character U+0000 and lone surrogates are not kept here.");
            }
            return text;
        } catch (JsonProcessingException notJson) {
            throw refused("This is not a JSON object.");
        }
    }

    public static Map<String, Object> read(String text) {
        try {
            return JSON.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the column holds JSON objects only", impossible);
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(it -> it >= 0xD800 && it <= 0xDFFF);
    }

    private static RuntimeException refused(String detail) {
        return InvalidRequest.at("/metadata", detail).exception();
    }
}
