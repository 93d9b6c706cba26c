package dev.bookingkit.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the groups asked for, each on suites of its own, and prints the figures as a table in Markdown.
 *
 * <p>Arguments: the repository's path, then names of groups (all of them if there are none); {@code --dry} keeps nothing.
 */
public final class Bench {

    private static final Map<String, Group> GROUPS = groups();

    private Bench() {}

    private static Map<String, Group> groups() {
        Map<String, Group> groups = new LinkedHashMap<>();
        groups.put("start", new Start());
        groups.put("idle", new Delays());
        groups.put("slots", new SlotFigures());
        groups.put("hot", new HotSlot());
        groups.put("bookings", new BookingFigures());
        groups.put("seats", new SeatFigures());
        groups.put("outbox", new OutboxFigures());
        groups.put("sizes", new SizeFigures());
        return groups;
    }

    public static void main(String[] arguments) throws Exception {
        Path repository = Path.of(arguments[0]);
        List<String> words = List.of(arguments).subList(1, arguments.length);
        List<String> asked =
                words.stream().filter(word -> !word.equals("--dry")).toList();
        if (!GROUPS.keySet().containsAll(asked)) {
            System.err.println("usage: deploy/bench/run [--dry] [" + String.join("|", GROUPS.keySet()) + "] …");
            System.exit(2);
        }
        Report report =
                new Report(repository.resolve("deploy/bench/figures.json"), repository.resolve("docs/performance.md"));
        List<Figure> figures = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Map.Entry<String, Group> group : GROUPS.entrySet()) {
            if (asked.isEmpty() || asked.contains(group.getKey())) {
                System.err.println(group.getKey() + " …");
                try {
                    figures.addAll(group.getValue().measure(repository.resolve("deploy/local")));
                } catch (Exception e) { // the other groups' figures are not to be lost
                    failed.add(group.getKey());
                    e.printStackTrace();
                }
            }
        }
        var all = report.with(figures);
        System.out.printf(
                "%s, %s, deploy/bench/run %s%n%n%s%n",
                LocalDate.now(ZoneOffset.UTC), Report.machine(), String.join(" ", words), Report.table(all, figures));
        if (!words.contains("--dry")) {
            report.keep(all);
        }
        if (!failed.isEmpty()) {
            System.err.println("failed: " + failed);
            System.exit(1);
        }
    }
}
