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

/**
 * The figures of this run beside those of the last one, which a file of JSON keeps by name.
 *
 * @param kept the file
 */
record Report(Path kept) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** In Markdown. */
    String table(List<Figure> figures) throws IOException {
        ObjectNode before = read();
        List<String> rows = new ArrayList<>();
        rows.add("| figure | now | before | goal | of |");
        rows.add("|---|---|---|---|---|");
        for (Figure figure : figures) {
            JsonNode last = before.path(figure.name());
            rows.add("| " + figure.name() + " | " + figure.text() + " | "
                    + (last.isMissingNode()
                            ? ""
                            : Figure.text(last.path("value").asDouble(), figure.unit()) + ", "
                                    + last.path("date").asText())
                    + " | " + goal(figure) + " | " + figure.details() + " |");
        }
        return String.join("\n", rows);
    }

    private static String goal(Figure figure) {
        return figure.goal().text(figure.unit()) + (figure.goal().isMetBy(figure.value()) ? "" : ", **missed**");
    }

    /** Keeps these; what was not measured this time stays as it was. */
    void keep(List<Figure> figures) throws IOException {
        ObjectNode all = read();
        for (Figure figure : figures) {
            all.putObject(figure.name())
                    .put("value", Math.round(figure.value() * 1000) / 1000.0)
                    .put("unit", figure.unit())
                    .put("details", figure.details())
                    .put("date", LocalDate.now(ZoneOffset.UTC).toString())
                    .put("machine", machine());
        }
        Files.writeString(kept, JSON.writeValueAsString(all) + "\n");
    }

    private ObjectNode read() throws IOException {
        return Files.exists(kept) ? (ObjectNode) JSON.readTree(kept.toFile()) : JSON.createObjectNode();
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
