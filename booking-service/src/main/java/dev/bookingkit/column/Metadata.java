package dev.bookingkit.column;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client may keep with its things: any JSON object that the database can hold. */
public final class Metadata {

    private static final int MAX_LENGTH = 10_000;

    /** Not after an odd number of backslashes, where it is the text and not the character. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    private Metadata() {}

    /** The same, or empty for null; {@code invalid-request} at {@code /metadata} for what cannot be kept. */
    public static Map<String, Object> accepted(@Nullable Map<String, Object> metadata) {
        if (metadata == null) {
            return Map.of();
        }
        String written = JsonColumn.write(metadata);
        if (NUL.matcher(written).find()) {
            throw InvalidRequest.at("/metadata", "NUL characters are refused").exception();
        }
        if (written.codePoints().anyMatch(it -> Character.getType(it) == Character.SURROGATE)) {
            throw InvalidRequest.at("/metadata", "lone surrogates are refused").exception();
        }
        if (!isFinite(metadata)) {
            throw InvalidRequest.at("/metadata", "numbers of this size are refused")
                    .exception();
        }
        if (written.length() > MAX_LENGTH) {
            throw InvalidRequest.at("/metadata", "at most " + MAX_LENGTH + " characters of JSON")
                    .exception();
        }
        return metadata;
    }

    /** A number that a double cannot hold is read as infinity. */
    private static boolean isFinite(@Nullable Object value) {
        return switch (value) {
            case Double number -> Double.isFinite(number);
            case Map<?, ?> object -> object.values().stream().allMatch(Metadata::isFinite);
            case List<?> list -> list.stream().allMatch(Metadata::isFinite);
            case null, default -> true;
        };
    }
}
