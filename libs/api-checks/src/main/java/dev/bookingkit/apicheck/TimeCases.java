package dev.bookingkit.apicheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Row "time": days, times and zones that do not exist; ends that are not after their start. */
final class TimeCases {

    private static final List<String> INSTANTS = List.of(
            "2030-02-30T10:00:00Z",
            "2030-01-01T24:00:00Z",
            "2030-06-30T23:59:60Z",
            "10000-01-01T00:00:00Z",
            "+10000-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "9999-12-31T23:00:00-05:00",
            "2030-01-01T10:00:00");
    private static final List<String> DATES = List.of("2030-02-30", "2030-13-01", "10000-01-01", "+10000-01-01");
    private static final List<String> TIMES = List.of("24:00", "25:00", "09:60", "23:59:60");
    private static final List<String> ZONES = List.of("EST", "GMT+5", "Mars/Olympus");
    private static final Map<String, String> PAIRS = Map.of(
            "start",
            "end",
            "startsAt",
            "endsAt",
            "startTime",
            "endTime",
            "startDate",
            "endDate",
            "from",
            "to",
            "validFrom",
            "validUntil");

    private final Subject subject;
    private final List<Planned> cases = new ArrayList<>();

    TimeCases(Subject subject) {
        this.subject = subject;
    }

    List<Planned> cases() {
        List<Field> fields = subject.fields();
        for (Field field : fields) {
            for (String value : impossible(field.name(), field.schema())) {
                Expected expected = Expected.status(400, 422).at(field.pointer());
                add(field.pointer() + " = " + value, subject.withValue(field, TextNode.valueOf(value)), expected);
            }
            fields.stream()
                    .filter(other ->
                            isPair(field.name(), other.name()) && other.parent().equals(field.parent()))
                    .forEach(other -> reversed(field, other));
        }
        List<Parameter> query = subject.operation().query().toList();
        for (Parameter parameter : query) {
            for (String value : impossible(parameter.name(), windowEnd(parameter))) {
                Expected expected = Expected.status(400, 422).at("?" + parameter.name());
                add("?" + parameter.name() + " = " + value, subject.with(Map.of(parameter.name(), value)), expected);
            }
            query.stream()
                    .filter(other -> isPair(parameter.name(), other.name()))
                    .forEach(other -> reversed(parameter, other));
        }
        return cases;
    }

    private static boolean isPair(String start, String end) {
        return end.equals(PAIRS.get(start));
    }

    /** A window's ends may be instants or dates, and are then plain strings in the document. */
    private static JsonNode windowEnd(Parameter parameter) {
        boolean plain = Schemas.type(parameter.schema()).equals("string")
                && Schemas.format(parameter.schema()).isEmpty();
        boolean window = List.of("start", "end", "from", "to").contains(parameter.name());
        return plain && window ? Samples.parse("{\"type\":\"string\",\"format\":\"date-time\"}") : parameter.schema();
    }

    private static List<String> impossible(String name, JsonNode schema) {
        return switch (Schemas.format(schema)) {
            case "date-time" -> INSTANTS;
            case "date" -> DATES;
            case "time" -> TIMES;
            default -> Field.isZone(name) && Schemas.type(schema).equals("string") ? ZONES : List.of();
        };
    }

    private void reversed(Field start, Field end) {
        List<String> values = backwards(end.schema());
        JsonNode body = subject.change(subject.mutable(), start.path(), TextNode.valueOf(values.get(0)));
        subject.change(body, end.path(), TextNode.valueOf(values.get(1)));
        Expected expected = semantic().at(start.pointer(), end.pointer(), Field.pointer(start.parent()));
        add(end.pointer() + " not after " + start.pointer(), subject.withBody(body.toString()), expected);
    }

    private void reversed(Parameter start, Parameter end) {
        List<String> values = backwards(windowEnd(end));
        Request request = subject.with(Map.of(start.name(), values.get(0), end.name(), values.get(1)));
        Expected expected = semantic().at("?" + start.name(), "?" + end.name());
        add("?" + end.name() + " not after ?" + start.name(), request, expected);
    }

    /** Dates are inclusive and times may cross midnight, so only what is wrong in every reading is sent. */
    private static List<String> backwards(JsonNode schema) {
        return switch (Schemas.format(schema)) {
            case "date" -> List.of("2030-03-12", "2030-03-11");
            case "time" -> List.of("09:00", "09:00");
            default -> List.of("2030-03-12T09:00:00Z", "2030-03-12T08:00:00Z");
        };
    }

    private Expected semantic() {
        Expected expected = Expected.status(400, 422);
        return subject.hasMadeUpIds() ? expected.or(404) : expected;
    }

    private void add(String name, Request request, Expected expected) {
        cases.add(new Planned(Row.TIME, name, request, expected));
    }
}
