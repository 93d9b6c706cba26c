package dev.bookingkit.bench;

import dev.bookingkit.bench.load.HttpConnection;
import dev.bookingkit.bench.load.Latencies;
import dev.bookingkit.bench.load.WarmUp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many clients want the same slots at the same time: each slot is sold once, nobody waits long, nobody gets a 5xx. */
final class HotSlot implements Group {

    private static final int CLIENTS = 64;
    private static final int SLOTS = 100;

    @Override
    public List<Figure> measure(Path local) throws Exception {
        try (Suite suite = Suite.start(local, Map.of())) {
            WarmUp.untilSteady(() -> stormsPerSecond(suite));
            Latencies latencies = storm(suite);
            List<Figure> figures = new ArrayList<>();
            figures.add(Figure.slowest(
                    "hot slot, " + CLIENTS + " clients × " + SLOTS + " slots", latencies, Goal.atMost(250)));
            figures.addAll(Memory.figures(suite, "after the hot slot", Goal.NONE));
            return figures;
        }
    }

    private static double stormsPerSecond(Suite suite) throws Exception {
        long begin = System.nanoTime();
        storm(suite);
        return 1e9 / (System.nanoTime() - begin);
    }

    private static Latencies storm(Suite suite) throws Exception {
        Calendar calendar = Calendar.open(suite, "hot");
        List<String> starts = calendar.starts(SLOTS);
        Latencies latencies = new Latencies();
        Map<Integer, Integer> answers = new TreeMap<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Map<Integer, Integer>>> results = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String name = "client" + i;
                results.add(clients.submit(() -> client(suite, calendar, starts, name, latencies)));
            }
            for (Future<Map<Integer, Integer>> result : results) {
                result.get().forEach((status, count) -> answers.merge(status, count, Integer::sum));
            }
        }
        if (!answers.equals(Map.of(201, SLOTS, 409, (CLIENTS - 1) * SLOTS))) {
            throw new IllegalStateException("hot slot: " + answers);
        }
        return latencies;
    }

    private static Map<Integer, Integer> client(
            Suite suite, Calendar calendar, List<String> starts, String name, Latencies latencies) throws Exception {
        Map<Integer, Integer> answers = new TreeMap<>();
        try (HttpConnection connection = suite.connect()) {
            for (String start : starts) {
                String body = Suite.JSON.writeValueAsString(calendar.booking(start, name));
                long begin = System.nanoTime();
                int status = connection.post("/v1/bookings", body).status();
                latencies.add(System.nanoTime() - begin);
                answers.merge(status, 1, Integer::sum);
            }
        }
        return answers;
    }
}
