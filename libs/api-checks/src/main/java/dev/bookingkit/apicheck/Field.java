package dev.bookingkit.apicheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A place in a body: the names (and "0" for an array's first element) that lead to it, and its schema, resolved. */
record Field(List<String> path, JsonNode schema, boolean required) {

    static List<String> append(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }

    static String pointer(List<String> path) {
        return path.stream()
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    String pointer() {
        return pointer(path);
    }

    List<String> parent() {
        return path.subList(0, path.size() - 1);
    }

    String name() {
        return path.get(path.size() - 1);
    }

    String type() {
        return Schemas.type(schema);
    }

    String format() {
        return Schemas.format(schema);
    }

    boolean isEnum() {
        return schema.has("enum");
    }

    boolean isZone() {
        return isZone(name());
    }

    static boolean isZone(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("timezone") || lower.equals("zone");
    }

    /** Text that a person may write: not an id, a time, a zone, a currency, a URL or one of a list. */
    boolean isText() {
        return type().equals("string")
                && (format().isEmpty() || format().equals("email"))
                && !isEnum()
                && !isZone()
                && !name().equals("currency")
                && !name().equals("0");
    }
}
