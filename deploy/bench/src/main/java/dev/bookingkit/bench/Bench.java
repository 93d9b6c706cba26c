package dev.bookingkit.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Starts the suite, measures it, prints a table in Markdown, stops it. The one argument is the path of {@code deploy/local}. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path local = Path.of(arguments[0]);
        long begin = System.nanoTime();
        Process up = new ProcessBuilder(local.resolve("up").toString(), "--port", "0", "--empty")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(up.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException("deploy/local/up ended without its line");
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            measure(line, seconds, up, local);
        } finally {
            up.destroy();
            if (!up.waitFor(30, TimeUnit.SECONDS)) {
                up.destroyForcibly();
            }
        }
    }

    private static void measure(String line, double startSeconds, Process up, Path local) throws Exception {
        Suite suite = Suite.of(line);
        List<String> rows = new ArrayList<>();
        rows.add(String.format(Locale.ROOT, "| deploy/local/up ready | 1 | %.1f s | | |", startSeconds));
        demo(local, line);
        rows.addAll(Memory.rows(up.toHandle(), "after the demo"));
        rows.addAll(Delays.run(suite));
        HotSlot.run(suite);
        rows.add(HotSlot.run(suite));
        rows.addAll(Memory.rows(up.toHandle(), "after all of this"));
        System.out.printf(
                "%s, %s%n%n| figure | samples | median | p99 | slowest |%n|---|---|---|---|---|%n",
                LocalDate.now(ZoneOffset.UTC), machine());
        rows.forEach(System.out::println);
    }

    private static void demo(Path local, String line) throws IOException, InterruptedException {
        Path state = Files.createTempFile("bookingkit", ".json");
        Files.writeString(state, line);
        int exit = new ProcessBuilder(local.resolve("demo").toString(), "--json", state.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        Files.delete(state);
        if (exit != 0) {
            throw new IllegalStateException("deploy/local/demo ended with " + exit);
        }
    }

    private static String machine() throws IOException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(row -> row.startsWith("model name"))
                .map(row -> row.substring(row.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
        return Runtime.getRuntime().availableProcessors() + " cores (" + model + "), JDK "
                + Runtime.version().feature();
    }
}
