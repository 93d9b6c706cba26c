package dev.bookingkit.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The figures of this run beside those of the last one, which a file of JSON keeps by name.
 *
 * @param kept the file
 * @param page a page in Markdown, which shows all that is kept between two marks
 */
record Report(Path kept, Path page) {

    static final String BEGIN = "<!-- written by deploy/bench/run, from here -->";
    static final String END = "<!-- to here -->";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** All that is known with the new figures; what was not measured this time stays as it was. */
    ObjectNode with(List<Figure> figures) throws IOException {
        ObjectNode all = Files.exists(kept) ? (ObjectNode) JSON.readTree(kept.toFile()) : JSON.createObjectNode();
        for (Figure figure : figures) {
            JsonNode before = all.path(figure.name());
            ObjectNode now = JSON.createObjectNode()
                    .put("now", figure.text())
                    .put("goal", figure.goal().text(figure.unit()))
                    .put("met", figure.goal().isMetBy(figure.value()))
                    .put("of", figure.details())
                    .put("date", LocalDate.now(ZoneOffset.UTC).toString())
                    .put("machine", machine());
            if (!before.isMissingNode()) {
                now.put(
                        "before",
                        before.path("now").asText() + ", " + before.path("date").asText());
            }
            all.set(figure.name(), now);
        }
        return all;
    }

    /** In Markdown: of these figures only. */
    static String table(ObjectNode all, List<Figure> figures) {
        List<String> rows = heading();
        figures.forEach(figure -> rows.add(row(figure.name(), all.path(figure.name()))));
        return String.join("\n", rows);
    }

    void keep(ObjectNode all) throws IOException {
        Files.writeString(kept, JSON.writeValueAsString(all) + "\n");
        List<String> rows = heading();
        Set<String> machines = new TreeSet<>();
        all.properties().forEach(figure -> {
            rows.add(row(figure.getKey(), figure.getValue()));
            machines.add(figure.getValue().path("machine").asText());
        });
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(
                page,
                text.substring(0, begin) + "\n\nMeasured on " + String.join("; ", machines) + ":\n\n"
                        + String.join("\n", rows) + "\n\n" + text.substring(text.indexOf(END, begin)));
    }

    private static List<String> heading() {
        return new ArrayList<>(List.of("| figure | now | goal | before | of | date |", "|---|---|---|---|---|---|"));
    }

    private static String row(String name, JsonNode figure) {
        return String.join(
                " | ",
                "| " + name,
                figure.path("now").asText(),
                figure.path("goal").asText() + (figure.path("met").asBoolean() ? "" : ", **missed**"),
                figure.path("before").asText(),
                figure.path("of").asText(),
                figure.path("date").asText() + " |");
    }

    static String machine() throws IOException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(row -> row.startsWith("model name"))
                .map(row -> row.substring(row.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
        return Runtime.getRuntime().availableProcessors() + " cores (" + model + "), JDK "
                + Runtime.version().feature();
    }
}
