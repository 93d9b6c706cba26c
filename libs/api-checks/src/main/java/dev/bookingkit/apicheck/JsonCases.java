package dev.bookingkit.apicheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Row "JSON": bodies that are no JSON, too much JSON, or JSON of another shape. */
final class JsonCases {

    static final String MARK = "@@here@@";
    private static final int DEPTH = 5_000;
    private static final int DIGITS = 1_000_000;
    private static final int TOO_LARGE = 11 * 1024 * 1024;

    private final Subject subject;
    private final List<Planned> cases = new ArrayList<>();

    JsonCases(Subject subject) {
        this.subject = subject;
    }

    List<Planned> cases() {
        Operation.Body body = subject.operation().body();
        if (body == null || !body.isJson()) {
            return cases;
        }
        String text = subject.mutable().toString();
        boolean array = Schemas.type(subject.bodySchema()).equals("array");
        add("truncated", text.substring(0, text.length() - 1));
        add(array ? "an object instead of an array" : "[]", array ? "{}" : "[]");
        if (body.required()) {
            add("null", "null");
            add("empty", "");
        }
        add("5,000 levels deep", place().replace(quoted(), "[".repeat(DEPTH) + "]".repeat(DEPTH)));
        add("duplicate keys", duplicate(text));
        add("trailing text", text + " trailing");
        add("a second document", text + text);
        add("a number of a million digits", place().replace(quoted(), "1".repeat(DIGITS)));
        cases.add(planned("bad UTF-8", badUtf8(), Expected.status(400)));
        cases.add(planned("11 MB", padded(text), Expected.status(413)));
        return cases;
    }

    private void add(String name, String body) {
        cases.add(planned(name, body.getBytes(StandardCharsets.UTF_8), Expected.status(400)));
    }

    private Planned planned(String name, byte[] body, Expected expected) {
        return new Planned(Row.JSON, name, subject.valid().withBody(body), expected);
    }

    /** The body with a marked string: in free-form data if there is any, so that nothing but the JSON is at fault. */
    private String place() {
        Optional<Field> freeForm = first(
                field -> Schemas.isFreeForm(field.schema()) && field.type().equals("object"));
        if (freeForm.isPresent()) {
            List<String> path = Field.append(freeForm.get().path(), "x");
            return subject.change(subject.mutable(), path, TextNode.valueOf(MARK))
                    .toString();
        }
        return first(field -> true)
                .map(field -> subject.change(subject.mutable(), field.path(), TextNode.valueOf(MARK))
                        .toString())
                .orElse("{\"x\":" + quoted() + "}");
    }

    private Optional<Field> first(java.util.function.Predicate<Field> wanted) {
        return subject.fields().stream().filter(wanted).findFirst();
    }

    private static String quoted() {
        return "\"" + MARK + "\"";
    }

    private String duplicate(String text) {
        int brace = text.indexOf('{');
        JsonNode owner = JsonNodeFactory.instance.missingNode();
        if (brace >= 0) {
            owner = text.startsWith("[") ? subject.mutable().path(0) : subject.mutable();
        }
        if (owner.isEmpty()) {
            return place().replaceFirst("\\{(.*)\\}", "{$1,$1}");
        }
        String name = owner.fieldNames().next();
        String pair = TextNode.valueOf(name) + ":" + owner.get(name);
        return text.substring(0, brace + 1) + pair + "," + text.substring(brace + 1);
    }

    private byte[] badUtf8() {
        String marked = first(Field::isText)
                .map(field -> subject.change(subject.mutable(), field.path(), TextNode.valueOf(MARK))
                        .toString())
                .orElseGet(this::place);
        byte[] bytes = marked.replace(MARK, "@@").getBytes(StandardCharsets.ISO_8859_1);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("@@");
        bytes[at] = (byte) 0xC3;
        bytes[at + 1] = (byte) 0x28;
        return bytes;
    }

    /** Valid JSON, blanks behind it: nothing but its size is at fault. */
    private static byte[] padded(String text) {
        byte[] start = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(start, TOO_LARGE);
        Arrays.fill(bytes, start.length, TOO_LARGE, (byte) ' ');
        return bytes;
    }
}
