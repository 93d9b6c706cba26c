package dev.bookingkit.apicheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The operations of an OpenAPI document. */
final class OpenApi {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;
    private final Schemas schemas;

    OpenApi(String json) {
        try {
            document = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("The OpenAPI document is not JSON; ask for ?format=json", notJson);
        }
        if (!document.path("paths").isObject()) {
            throw new IllegalArgumentException("This is no OpenAPI document: it has no paths");
        }
        schemas = new Schemas(document);
    }

    Schemas schemas() {
        return schemas;
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths").properties().forEach(path -> {
            Set<String> methods = new TreeSet<>();
            path.getValue().fieldNames().forEachRemaining(name -> methods.add(name.toUpperCase(Locale.ROOT)));
            path.getValue().properties().forEach(entry -> {
                if (METHODS.contains(entry.getKey())) {
                    operations.add(operation(path.getKey(), path.getValue(), methods, entry));
                }
            });
        });
        return operations;
    }

    private Operation operation(String path, JsonNode item, Set<String> methods, Map.Entry<String, JsonNode> entry) {
        JsonNode node = entry.getValue();
        String method = entry.getKey().toUpperCase(Locale.ROOT);
        return new Operation(
                node.path("operationId").asText(method + " " + path),
                method,
                path,
                methods,
                parameters(item, node),
                body(node),
                isProtected(node));
    }

    private List<Parameter> parameters(JsonNode item, JsonNode operation) {
        Map<String, Parameter> found = new LinkedHashMap<>();
        for (JsonNode list : List.of(item.path("parameters"), operation.path("parameters"))) {
            for (JsonNode raw : list) {
                JsonNode parameter =
                        raw.has("$ref") ? document.at(raw.get("$ref").asText().substring(1)) : raw;
                String in = parameter.path("in").asText();
                if (in.equals("path") || in.equals("query")) {
                    String name = parameter.path("name").asText();
                    boolean required = parameter.path("required").asBoolean(in.equals("path"));
                    JsonNode schema = schemas.resolve(parameter.path("schema"));
                    found.put(in + name, new Parameter(name, in.equals("path"), required, schema));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private Operation.@Nullable Body body(JsonNode operation) {
        JsonNode body = operation.path("requestBody");
        if (body.has("$ref")) {
            body = document.at(body.get("$ref").asText().substring(1));
        }
        List<Map.Entry<String, JsonNode>> contents =
                List.copyOf(body.path("content").properties());
        if (contents.isEmpty()) {
            return null;
        }
        Map.Entry<String, JsonNode> content = contents.stream()
                .filter(entry -> entry.getKey().endsWith("json"))
                .findFirst()
                .orElse(contents.get(0));
        return new Operation.Body(
                content.getKey(),
                schemas.resolve(content.getValue().path("schema")),
                content.getValue().path("example"),
                body.path("required").asBoolean(false));
    }

    /** An operation is public only where the document says so: an empty list of requirements, or an empty requirement. */
    private boolean isProtected(JsonNode operation) {
        JsonNode security = operation.has("security") ? operation.get("security") : document.path("security");
        if (security.isMissingNode()) {
            return true;
        }
        for (JsonNode requirement : security) {
            if (requirement.isEmpty()) {
                return false;
            }
        }
        return !security.isEmpty();
    }
}
