package dev.bookingkit.apicheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Row "types": one value of the wrong type or out of range, a field too many, a field too few. */
final class TypeCases {

    private static final List<String> SMUGGLED = List.of("unknownField", "organizationId", "status", "id", "version");
    private static final Pattern NEVER_NEGATIVE =
            Pattern.compile(".*(Cents|Percentage|Minutes|Hours|Days|Seats|PerDay|PerWeek)|seats|count");

    private final Subject subject;
    private final List<Planned> cases = new ArrayList<>();

    TypeCases(Subject subject) {
        this.subject = subject;
    }

    List<Planned> cases() {
        if (subject.operation().hasJsonBody()) {
            subject.fields().forEach(this::field);
            unknownFields(List.of(), subject.bodySchema());
            subject.fields().stream()
                    .filter(field -> !field.parent().isEmpty() || field.name().equals("0"))
                    .forEach(field -> unknownFields(field.path(), field.schema()));
            subject.fields().stream()
                    .filter(field -> field.parent().isEmpty() && field.type().equals("object"))
                    .forEach(field -> unknownFields(field.path(), field.schema()));
        }
        subject.operation().query().forEach(this::parameter);
        return List.copyOf(cases);
    }

    private void field(Field field) {
        switch (field.type()) {
            case "integer" -> {
                bad(field, "1.9", "\"7\"", "1e30", "true", "{}");
                range(field);
            }
            case "number" -> {
                bad(field, "\"7\"", "true", "{}");
                range(field);
            }
            case "boolean" -> bad(field, "\"true\"", "1");
            case "string" -> string(field);
            case "object" -> bad(field, "\"x\"", "[1]");
            case "array" -> bad(field, "\"x\"", "{\"x\":1}");
            default -> {}
        }
        if (field.required()) {
            bad(field, "null");
            missing(field);
        }
    }

    private void string(Field field) {
        bad(field, "7", "{}");
        if (field.isEnum()) {
            bad(field, "\"no-such-value\"");
        }
        if (field.format().equals("uuid")) {
            bad(field, "\"not-a-uuid\"");
        }
        if (field.name().equals("currency")) {
            bad(field, "\"usd\"", "\"XXX\"");
        }
    }

    private void range(Field field) {
        JsonNode minimum = field.schema().path("minimum");
        if (minimum.isNumber()) {
            bad(field, Long.toString(minimum.asLong() - 1));
        } else if (NEVER_NEGATIVE.matcher(field.name()).matches()) {
            bad(field, "-1");
        }
        JsonNode maximum = field.schema().path("maximum");
        if (maximum.isNumber() && maximum.asLong() < Long.MAX_VALUE) {
            bad(field, Long.toString(maximum.asLong() + 1));
        }
    }

    private void bad(Field field, String... values) {
        for (String value : values) {
            Request request = subject.withValue(field, Samples.parse(value));
            add(field.pointer() + " = " + value, request, Expected.invalidAt(field.pointer()));
        }
    }

    private void missing(Field field) {
        JsonNode body = subject.change(subject.mutable(), field.path(), Samples.parse("null"));
        if (body.at(Field.pointer(field.parent())) instanceof ObjectNode owner) {
            owner.remove(field.name());
            add(field.pointer() + " missing", subject.withBody(body.toString()), Expected.invalidAt(field.pointer()));
        }
    }

    private void unknownFields(List<String> path, JsonNode schema) {
        if (!schema.has("properties") || Schemas.isFreeForm(schema)) {
            return;
        }
        Set<String> known = new HashSet<>();
        schema.path("properties").fieldNames().forEachRemaining(known::add);
        List<String> names = path.isEmpty() || path.equals(List.of("0")) ? SMUGGLED : SMUGGLED.subList(0, 1);
        for (String name : names) {
            if (!known.contains(name)) {
                List<String> place = Field.append(path, name);
                JsonNode body = subject.change(subject.mutable(), place, Samples.parse("\"smuggled\""));
                String pointer = Field.pointer(place);
                add(pointer + " unknown", subject.withBody(body.toString()), Expected.invalidAt(pointer));
            }
        }
    }

    private void parameter(Parameter parameter) {
        String type = Schemas.type(parameter.schema());
        if (type.equals("integer")) {
            bad(parameter, "1.9", "seven", "99999999999999999999");
        }
        if (type.equals("boolean") || parameter.schema().has("enum")) {
            bad(parameter, "no-such-value");
        }
        if (parameter.is("uuid")) {
            bad(parameter, "not-a-uuid");
        }
        if (parameter.required() && !subject.given().containsKey(parameter.name())) {
            String pointer = "?" + parameter.name();
            add(pointer + " missing", subject.withoutQuery(parameter), Expected.invalidAt(pointer));
        }
    }

    private void bad(Parameter parameter, String... values) {
        for (String value : values) {
            String pointer = "?" + parameter.name();
            Request request = subject.with(Map.of(parameter.name(), value));
            add(pointer + " = " + value, request, Expected.invalidAt(pointer));
        }
    }

    private void add(String name, Request request, Expected expected) {
        cases.add(new Planned(Row.TYPES, name, request, expected));
    }
}
