package dev.bookingkit.apicheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Row "text": what people, or those who mean no good, write into a field of text. */
final class TextCases {

    private static final int MEGABYTE = 1_000_000;
    private static final String STRANGE =
            "\u202e<script>alert(1)</script> \u00e9 e\u0301 \ud83d\udc69\u200d\ud83d\ude80";
    private static final Set<String> ONE_LINE =
            Set.of("name", "displayname", "title", "subject", "label", "slug", "email");

    private final Subject subject;
    private final List<Planned> cases = new ArrayList<>();

    TextCases(Subject subject) {
        this.subject = subject;
    }

    List<Planned> cases() {
        subject.fields().stream().filter(Field::isText).forEach(this::text);
        subject.fields().stream()
                .filter(field -> field.type().equals("object") && Schemas.isFreeForm(field.schema()))
                .forEach(this::freeForm);
        return cases;
    }

    private void text(Field field) {
        refused(field, "NUL", "a\u0000b");
        refused(field, "a control character", "a\u0007b");
        if (ONE_LINE.contains(field.name().toLowerCase(Locale.ROOT))) {
            refused(field, "CR/LF", "a\r\nBcc: b@example.org");
        }
        Request large = subject.withValue(field, TextNode.valueOf("a".repeat(MEGABYTE)));
        add(field, "1 MB", large, Expected.invalidAt(field.pointer()).or(413));
        add(field, "RTL, markup, NFD, emoji", with(field, STRANGE), Expected.anythingButAFailure());
        lengths(field);
    }

    private void lengths(Field field) {
        int most = field.schema().path("maxLength").asInt(MEGABYTE);
        if (most < MEGABYTE) {
            refused(field, (most + 1) + " letters", "a".repeat(most + 1));
            if (!field.schema().has("pattern") && field.format().isEmpty()) {
                String emojis = "\ud83d\ude00".repeat(most);
                add(field, most + " emojis", with(field, emojis), Expected.noErrorAt(field.pointer()));
            }
        }
    }

    /** What goes into a jsonb column: PostgreSQL keeps no NUL there, the answer must not be its error. */
    private void freeForm(Field field) {
        List<String> place = Field.append(field.path(), "note");
        JsonNode body = subject.change(subject.mutable(), place, TextNode.valueOf("a\u0000b"));
        add(
                field,
                "NUL inside",
                subject.withBody(body.toString()),
                Expected.invalidAt(field.pointer(), Field.pointer(place)));
    }

    private void refused(Field field, String name, String value) {
        add(field, name, with(field, value), Expected.invalidAt(field.pointer()));
    }

    private Request with(Field field, String value) {
        return subject.withValue(field, TextNode.valueOf(value));
    }

    private void add(Field field, String name, Request request, Expected expected) {
        cases.add(new Planned(Row.TEXT, field.pointer() + " " + name, request, expected));
    }
}
