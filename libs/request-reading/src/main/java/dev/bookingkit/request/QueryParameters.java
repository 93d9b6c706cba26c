package dev.bookingkit.request;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses query parameters; a value that is wrong is a 400 with the pointer {@code ?name}. */
public final class QueryParameters {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private QueryParameters() {}

    /** 1 to 200; 50 when absent. */
    public static int limit(@Nullable String value) {
        if (value == null) {
            return DEFAULT_LIMIT;
        }
        if (!value.matches("[0-9]{1,3}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > MAX_LIMIT) {
            throw refused("limit", "A whole number from 1 to " + MAX_LIMIT + " is wanted here.");
        }
        return Integer.parseInt(value);
    }

    public static @Nullable UUID uuid(String name, @Nullable String value) {
        return optional(name, value, QueryParameters::parseUuid, "A UUID is wanted here.");
    }

    public static @Nullable Instant instant(String name, @Nullable String value) {
        return optional(name, value, Times::instant, "A UTC instant such as 2026-03-09T13:00:00Z is wanted here.");
    }

    public static @Nullable ZoneId zone(String name, @Nullable String value) {
        return optional(name, value, Times::zone, "An IANA time zone such as Europe/Berlin is wanted here.");
    }

    /** The enum constant whose lower-case name is the value. */
    public static <E extends Enum<E>> @Nullable E constant(String name, @Nullable String value, Class<E> type) {
        return optional(
                name,
                value,
                text -> {
                    for (E constant : type.getEnumConstants()) {
                        if (constant.name().toLowerCase(java.util.Locale.ROOT).equals(text)) {
                            return constant;
                        }
                    }
                    throw new IllegalArgumentException(text);
                },
                "This value is not known here.");
    }

    public static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw refused(name, "This query parameter is required.");
        }
        return value;
    }

    private static <T> @Nullable T optional(
            String name, @Nullable String value, Function<String, T> parse, String detail) {
        if (value == null) {
            return null;
        }
        try {
            return parse.apply(value);
        } catch (DateTimeException | IllegalArgumentException notValid) {
            throw refused(name, detail);
        }
    }

    private static UUID parseUuid(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return UUID.fromString(text);
    }

    private static RuntimeException refused(String name, String detail) {
        return InvalidRequest.at("?" + name, detail).exception();
    }
}
