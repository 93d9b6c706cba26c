package dev.bookingkit.apicheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON schemas of OpenAPI 3.0 and 3.1: references, allOf, nullable types; of oneOf/anyOf the first that is not null. */
final class Schemas {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MAX_DEPTH = 6;

    private final JsonNode document;

    Schemas(JsonNode document) {
        this.document = document;
    }

    JsonNode resolve(JsonNode schema) {
        return resolve(schema, 0);
    }

    private JsonNode resolve(JsonNode schema, int depth) {
        if (depth > 20 || !schema.isObject()) {
            return schema;
        }
        ObjectNode own = MAPPER.createObjectNode();
        if (schema.has("$ref")) {
            merge(own, resolve(document.at(schema.get("$ref").asText().substring(1)), depth + 1));
        }
        for (JsonNode part : schema.path("allOf")) {
            merge(own, resolve(part, depth + 1));
        }
        merge(own, alternative(schema, depth));
        ObjectNode rest = ((ObjectNode) schema).deepCopy();
        rest.remove(List.of("$ref", "allOf", "anyOf", "oneOf"));
        merge(own, rest);
        return own;
    }

    private JsonNode alternative(JsonNode schema, int depth) {
        for (String key : List.of("oneOf", "anyOf")) {
            for (JsonNode part : schema.path(key)) {
                if (!part.path("type").asText().equals("null")) {
                    return resolve(part, depth + 1);
                }
            }
        }
        return MAPPER.createObjectNode();
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(entry -> {
            JsonNode there = into.path(entry.getKey());
            if (there instanceof ObjectNode object && entry.getKey().equals("properties")) {
                object.setAll((ObjectNode) entry.getValue().deepCopy());
            } else if (there.isArray() && entry.getKey().equals("required")) {
                entry.getValue().forEach(((com.fasterxml.jackson.databind.node.ArrayNode) there)::add);
            } else {
                into.set(entry.getKey(), entry.getValue().deepCopy());
            }
        });
    }

    /** {@code string}, {@code integer}, …; "" where the schema does not say. */
    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (!one.asText().equals("null")) {
                    return one.asText();
                }
            }
        }
        return type.isTextual() ? type.asText() : schema.has("properties") ? "object" : "";
    }

    static String format(JsonNode schema) {
        String format = schema.path("format").asText("");
        return format.equals("local-time") || format.equals("partial-time") ? "time" : format;
    }

    static boolean isRequired(JsonNode schema, String name) {
        for (JsonNode required : schema.path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    static boolean isFreeForm(JsonNode schema) {
        JsonNode more = schema.path("additionalProperties");
        return more.isObject() || more.asBoolean(false) || type(schema).equals("object") && !schema.has("properties");
    }

    /** Every place below a body's root, parents before children; the first element stands for each array. */
    List<Field> fields(JsonNode root) {
        List<Field> fields = new ArrayList<>();
        collect(fields, List.of(), resolve(root));
        return fields;
    }

    private void collect(List<Field> fields, List<String> path, JsonNode schema) {
        if (path.size() >= MAX_DEPTH) {
            return;
        }
        schema.path("properties").properties().forEach(entry -> {
            JsonNode resolved = resolve(entry.getValue());
            if (!resolved.path("readOnly").asBoolean(false)) {
                boolean required = isRequired(schema, entry.getKey());
                Field field = new Field(Field.append(path, entry.getKey()), resolved, required);
                fields.add(field);
                collect(fields, field.path(), resolved);
            }
        });
        if (type(schema).equals("array")) {
            Field item = new Field(Field.append(path, "0"), resolve(schema.path("items")), false);
            fields.add(item);
            collect(fields, item.path(), item.schema());
        }
    }
}
