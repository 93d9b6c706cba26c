package dev.bookingkit.apicheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operation with the valid request that its cases start from.
 *
 * @param given values for parameters that the caller knows; {@code sample} is the valid body
 */
record Subject(
        Operation operation,
        Schemas schemas,
        Map<String, String> given,
        @Nullable JsonNode sample,
        String prefix,
        @Nullable String authorization) {

    Samples samples() {
        return new Samples(schemas);
    }

    Request valid() {
        return with(Map.of());
    }

    /** The valid request with these parameters instead; a query parameter may be new. */
    Request with(Map<String, String> changed) {
        Request request = new Request(operation.method(), target(changed, List.of()), List.of(), null);
        request = request.withHeader("Accept", "application/json, application/problem+json");
        if (authorization != null) {
            request = request.withHeader("Authorization", authorization);
        }
        if (operation.method().equals("POST")) {
            request = request.withHeader("Idempotency-Key", "api-checks-" + UUID.randomUUID());
        }
        Operation.Body body = operation.body();
        if (body == null || sample == null) {
            return request;
        }
        String media = body.mediaType().contains("*") ? "application/json" : body.mediaType();
        return request.withHeader("Content-Type", media)
                .withBody(sample.toString().getBytes(StandardCharsets.UTF_8));
    }

    Request withBody(String body) {
        return valid().withBody(body.getBytes(StandardCharsets.UTF_8));
    }

    /** The valid body with another value at one place; makes the objects on the way. */
    Request withValue(Field field, JsonNode value) {
        return withBody(change(mutable(), field.path(), value).toString());
    }

    JsonNode mutable() {
        if (sample == null) {
            throw new IllegalStateException(operation.title() + " has no body");
        }
        return sample.deepCopy();
    }

    JsonNode change(JsonNode root, List<String> path, JsonNode value) {
        JsonNode node = root;
        JsonNode schema = bodySchema();
        for (int i = 0; i < path.size(); i++) {
            String name = path.get(i);
            schema = schemas.resolve(
                    Schemas.type(schema).equals("array")
                            ? schema.path("items")
                            : schema.path("properties").path(name));
            boolean last = i == path.size() - 1;
            JsonNode there = node.isArray() ? node.path(0) : node.path(name);
            if (last || !there.isContainerNode()) {
                there = last ? value : container(schema, path.subList(0, i + 1));
                put(node, name, there);
            }
            node = there;
        }
        return root;
    }

    private JsonNode container(JsonNode schema, List<String> path) {
        return samples().guess(schema, path).deepCopy();
    }

    private static void put(JsonNode node, String name, JsonNode value) {
        if (node instanceof ArrayNode array) {
            array.removeAll().add(value);
        } else if (node instanceof ObjectNode object) {
            object.set(name, value);
        }
    }

    JsonNode bodySchema() {
        Operation.Body body = operation.body();
        return body == null ? com.fasterxml.jackson.databind.node.MissingNode.getInstance() : body.schema();
    }

    List<Field> fields() {
        return operation.hasJsonBody() ? schemas.fields(bodySchema()) : List.of();
    }

    boolean hasMadeUpIds() {
        return operation.parameters().stream()
                .anyMatch(parameter ->
                        parameter.is("uuid") && parameter.required() && !given.containsKey(parameter.name()));
    }

    /** Path and query; {@code extra} pairs are appended as they stand. */
    String target(Map<String, String> changed, List<String> extra) {
        String path = operation.path();
        Map<String, String> query = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            String name = parameter.name();
            if (parameter.inPath()) {
                path = path.replace("{" + name + "}", encode(changed.getOrDefault(name, value(parameter))));
            } else if (given.containsKey(name) || parameter.required()) {
                query.put(name, value(parameter));
            }
            if (!parameter.inPath() && changed.containsKey(name)) {
                query.put(name, changed.getOrDefault(name, ""));
            }
        }
        List<String> pairs = new ArrayList<>();
        query.forEach((name, value) -> pairs.add(encode(name) + "=" + encode(value)));
        pairs.addAll(extra);
        return prefix + path + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
    }

    Request withoutQuery(Parameter missing) {
        String target = valid().target();
        String cut = target.replaceFirst("(?<=[?&])" + missing.name() + "=[^&]*&?", "");
        return valid().withTarget(cut.replaceFirst("[?&]$", ""));
    }

    private String value(Parameter parameter) {
        String known = given.get(parameter.name());
        return known == null ? samples().parameter(parameter) : known;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
