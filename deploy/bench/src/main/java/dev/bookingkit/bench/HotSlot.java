package dev.bookingkit.bench;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many clients want the same slots at the same time: each slot is sold once, nobody waits long, nobody gets a 5xx. */
final class HotSlot {

    static final int CLIENTS = 64;
    static final int SLOTS = 100;

    private HotSlot() {}

    static String run(Suite suite) throws Exception {
        Calendar calendar = Calendar.open(suite, "hot");
        List<String> starts = calendar.starts(SLOTS);
        Figures figures = new Figures();
        Map<Integer, Integer> answers = new TreeMap<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<Integer, Integer>>> results = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                results.add(clients.submit(client(suite, calendar, starts, "client" + client, figures)));
            }
            for (Future<Map<Integer, Integer>> result : results) {
                result.get().forEach((status, count) -> answers.merge(status, count, Integer::sum));
            }
        }
        if (answers.getOrDefault(201, 0) != SLOTS || answers.keySet().stream().anyMatch(status -> status >= 500)) {
            throw new IllegalStateException("hot slot: " + answers);
        }
        return figures.row("hot slot, " + CLIENTS + " clients × " + SLOTS + " slots, answers " + answers);
    }

    private static Callable<Map<Integer, Integer>> client(
            Suite suite, Calendar calendar, List<String> starts, String name, Figures figures) {
        return () -> {
            Map<Integer, Integer> answers = new TreeMap<>();
            for (String start : starts) {
                long begin = System.nanoTime();
                HttpResponse<String> response = suite.post("/v1/bookings", calendar.booking(start, name));
                figures.add(System.nanoTime() - begin);
                answers.merge(response.statusCode(), 1, Integer::sum);
            }
            return answers;
        };
    }
}
