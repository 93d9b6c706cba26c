package dev.bookingkit.stack.stripe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parameters as Stripe takes them, in a query or a form body: {@code amount=100&metadata[key]=value}. */
record Form(Map<String, String> values) {

    static Form parse(@Nullable String encoded) {
        Map<String, String> values = new TreeMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                values.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return new Form(values);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Nullable
    String get(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    String require(String name) {
        String value = get(name);
        if (value == null) {
            throw StripeError.invalid("parameter_missing", "Missing required param: " + name + ".", name);
        }
        return value;
    }

    @Nullable
    Long amount(String name) {
        String value = get(name);
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,12}")) {
            throw StripeError.invalid("parameter_invalid_integer", "Invalid integer: " + value, name);
        }
        return Long.valueOf(value);
    }

    /** The page size of a list: 10 unless given, 1 to 100. */
    int limit() {
        Long limit = amount("limit");
        if (limit != null && (limit < 1 || limit > 100)) {
            throw StripeError.invalid("parameter_invalid_integer", "limit must be between 1 and 100", "limit");
        }
        return limit == null ? 10 : limit.intValue();
    }

    boolean expands(String path) {
        return values.entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey().startsWith("expand[") && entry.getValue().endsWith(path));
    }

    ObjectNode metadata() {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        values.forEach((name, value) -> {
            if (name.startsWith("metadata[") && name.endsWith("]")) {
                metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
        return metadata;
    }
}
