package dev.bookingkit.stack.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A statement as it was run. */
public record ExplainedRun(String sql, List<Scan> scans) {

    private static final int PAGES_OF_A_ROW = 4;

    public ExplainedRun {
        scans = List.copyOf(scans);
    }

    /**
     * A node that finds rows of a table.
     *
     * @param pages of 8 kB that it looked at, in the cache or not, beyond four for each row found: the way down an index and the row
     * @param rows that it read, also for nothing
     * @param text what it reads, by which index and conditions
     */
    public record Scan(long pages, long rows, String text) {}

    static ExplainedRun of(JsonNode explained) {
        List<Scan> scans = new ArrayList<>();
        collect(explained.path("Plan"), scans);
        return new ExplainedRun(explained.path("Query Text").asText().replaceAll("\\s+", " "), scans);
    }

    private static void collect(JsonNode node, List<Scan> scans) {
        if (node.path("Node Type").asText().endsWith("Scan") && (node.has("Relation Name") || node.has("Index Name"))) {
            scans.add(scan(node));
        }
        node.path("Plans").forEach(child -> collect(child, scans));
    }

    private static Scan scan(JsonNode node) {
        long found = inAllLoops(node, "Actual Rows");
        long pages = node.path("Shared Hit Blocks").asLong()
                + node.path("Shared Read Blocks").asLong()
                - PAGES_OF_A_ROW * found;
        long rows =
                found + inAllLoops(node, "Rows Removed by Filter") + inAllLoops(node, "Rows Removed by Index Recheck");
        List<String> text = Stream.of("Node Type", "Relation Name", "Index Name", "Index Cond", "Filter")
                .filter(node::has)
                .map(name -> node.path(name).asText())
                .toList();
        return new Scan(pages, rows, String.join(", ", text));
    }

    private static long inAllLoops(JsonNode node, String name) {
        return Math.round(node.path(name).asDouble() * node.path("Actual Loops").asDouble());
    }

    /** Of scans that looked at more than so much, what they did and in which statement. */
    public Stream<String> scansAbove(long pages, long rows) {
        return scans.stream()
                .filter(scan -> scan.pages() > pages || scan.rows() > rows)
                .map(scan -> scan.pages() + " pages, " + scan.rows() + " rows: " + scan.text() + "\n  in " + sql);
    }
}
