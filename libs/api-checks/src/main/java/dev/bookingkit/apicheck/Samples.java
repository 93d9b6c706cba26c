package dev.bookingkit.apicheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/** Guesses valid values from schemas; where it cannot, it says so instead of sending rubbish. */
final class Samples {

    /** No sample was given, and none can be guessed. */
    static final class Unguessable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unguessable(String pointer, String why) {
            super((pointer.isEmpty() ? "the body" : pointer) + ": " + why);
        }
    }

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Schemas schemas;

    Samples(Schemas schemas) {
        this.schemas = schemas;
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
            throw new IllegalArgumentException("This sample is not JSON: " + json, notJson);
        }
    }

    /** A value with its required parts only. */
    JsonNode guess(JsonNode schemaOrReference, List<String> path) {
        JsonNode schema = schemas.resolve(schemaOrReference);
        if (path.size() > 12) {
            throw new Unguessable(Field.pointer(path), "the schema contains itself");
        }
        String format = Schemas.format(schema);
        if (!format.equals("date") && !format.equals("date-time") && !format.equals("time")) {
            for (JsonNode known : List.of(
                    schema.path("example"),
                    schema.path("examples").path(0),
                    schema.path("default"),
                    schema.path("const"),
                    schema.path("enum").path(0))) {
                if (!known.isMissingNode() && !known.isNull()) {
                    return known;
                }
            }
        }
        return switch (Schemas.type(schema)) {
            case "object" -> object(schema, path);
            case "array" -> array(schema, path);
            case "boolean" -> JSON.booleanNode(true);
            case "integer", "number" -> JSON.numberNode(number(schema));
            case "string" -> JSON.textNode(text(schema, path));
            default -> throw new Unguessable(Field.pointer(path), "the schema names no type");
        };
    }

    private JsonNode object(JsonNode schema, List<String> path) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(entry -> {
            if (Schemas.isRequired(schema, entry.getKey())) {
                object.set(entry.getKey(), guess(entry.getValue(), Field.append(path, entry.getKey())));
            }
        });
        return object;
    }

    private JsonNode array(JsonNode schema, List<String> path) {
        ArrayNode array = JSON.arrayNode();
        int size = path.isEmpty() ? 1 : schema.path("minItems").asInt(0);
        for (int i = 0; i < size; i++) {
            array.add(guess(schema.path("items"), Field.append(path, Integer.toString(i))));
        }
        return array;
    }

    private static long number(JsonNode schema) {
        long least = schema.path("minimum").asLong(1);
        long most = schema.path("maximum").asLong(Long.MAX_VALUE);
        JsonNode exclusive = schema.path("exclusiveMinimum");
        long above = exclusive.isNumber() ? exclusive.asLong() + 1 : exclusive.asBoolean(false) ? least + 1 : least;
        return Math.min(Math.max(above, Math.min(1, most)), most);
    }

    private static String text(JsonNode schema, List<String> path) {
        String name = path.isEmpty() ? "" : path.get(path.size() - 1);
        return switch (Schemas.format(schema)) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date" -> isEnd(name) ? "2030-03-12" : "2030-03-11";
            case "date-time" -> isEnd(name) ? "2030-03-11T10:00:00Z" : "2030-03-11T09:00:00Z";
            case "time" -> isEnd(name) ? "17:00" : "09:00";
            case "email" -> "sample@example.org";
            case "uri", "url" -> "https://example.org/sample";
            default -> plain(schema, path, name);
        };
    }

    private static String plain(JsonNode schema, List<String> path, String name) {
        if (Field.isZone(name)) {
            return "Europe/Berlin";
        }
        if (name.equals("currency")) {
            return "EUR";
        }
        if (name.equals("email")) {
            return "sample@example.org";
        }
        if (schema.has("pattern")) {
            throw new Unguessable(Field.pointer(path), "a string of pattern " + schema.get("pattern"));
        }
        String text = "Sample".repeat(schema.path("minLength").asInt(1) / 6 + 1);
        return text.substring(
                0, Math.min(text.length(), schema.path("maxLength").asInt(text.length())));
    }

    static boolean isEnd(String name) {
        return name.startsWith("end") || name.equals("to") || name.endsWith("Until");
    }

    String parameter(Parameter parameter) {
        boolean plain = Schemas.type(parameter.schema()).equals("string")
                && Schemas.format(parameter.schema()).isEmpty()
                && !parameter.schema().has("enum");
        if (plain && List.of("start", "from").contains(parameter.name())) {
            return "2030-03-11T00:00:00Z";
        }
        if (plain && List.of("end", "to").contains(parameter.name())) {
            return "2030-03-12T00:00:00Z";
        }
        JsonNode value = guess(parameter.schema(), List.of(parameter.name()));
        return value.isArray() ? value.path(0).asText("Sample") : value.asText();
    }
}
