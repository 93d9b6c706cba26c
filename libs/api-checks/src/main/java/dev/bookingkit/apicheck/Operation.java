package dev.bookingkit.apicheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One method on one path.
 *
 * @param id the operationId, or "METHOD /path" where the document gives none
 * @param pathMethods every method that the path knows, in upper case
 */
record Operation(
        String id,
        String method,
        String path,
        Set<String> pathMethods,
        List<Parameter> parameters,
        @Nullable Body body,
        boolean isProtected) {

    /** @param schema resolved at the top only; {@code mediaType} is the first that is JSON, else the first */
    record Body(String mediaType, JsonNode schema, JsonNode example, boolean required) {

        boolean isJson() {
            return mediaType.endsWith("json");
        }
    }

    String title() {
        return method + " " + path;
    }

    boolean isNamed(String name) {
        return id.equals(name) || title().equals(name);
    }

    boolean hasJsonBody() {
        return body != null && body.isJson();
    }

    Stream<Parameter> path(String format) {
        return parameters.stream().filter(Parameter::inPath).filter(parameter -> parameter.is(format));
    }

    Stream<Parameter> query() {
        return parameters.stream().filter(parameter -> !parameter.inPath());
    }
}
