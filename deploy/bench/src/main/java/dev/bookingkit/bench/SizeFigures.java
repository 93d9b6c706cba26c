package dev.bookingkit.bench;

import dev.bookingkit.bench.load.Latencies;
import dev.bookingkit.bench.load.OpenLoad;
import dev.bookingkit.bench.load.WarmUp;
import dev.bookingkit.bench.sql.Fill;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What becomes of latencies and sizes as bookings accumulate. */
final class SizeFigures implements Group {

    private static final int PROVIDERS = 2_000;
    private static final int UPCOMING = 5;
    private static final List<Integer> TOTALS = List.of(10_000, 100_000, 1_000_000, 5_000_000);
    private static final int WORKERS = 32;
    private static final Duration LOAD = Duration.ofSeconds(10);

    /** Filling up goes on only while it is sure to take no longer than this. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Growing from one total to the next by less than this is flat, on a machine that does other things too. */
    private static final double FLAT = 1.5;

    @Override
    public List<Figure> measure(Path local) throws Exception {
        try (Suite suite = Suite.start(local, Map.of())) {
            Fill fill = new Fill(suite.sql(), "size", PROVIDERS, "FREQ=DAILY", "00:00", "00:00", UPCOMING);
            List<Fill.Offer> offers = fill.offers();
            Map<String, Requests> loads = loads(suite, offers);
            try (AutoCloseable paused = suite.paused("notifications-service", "payments-service")) {
                for (Requests load : loads.values()) {
                    WarmUp.by(WORKERS, load);
                    load.takeOthers();
                }
                OutboxFigures.awaitEmpty(suite);
                fill.removeOthers();
                return atEachTotal(suite, fill, loads);
            }
        }
    }

    private static Map<String, Requests> loads(Suite suite, List<Fill.Offer> offers) {
        FreeTimes times = new FreeTimes(offers);
        LocalDate from = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        Map<String, Requests> loads = new LinkedHashMap<>();
        loads.put("`POST /v1/bookings`", BookingFigures.booking(suite, times));
        loads.put(
                "`GET /v1/slots` of 31 days",
                Requests.gets(
                        suite::connect,
                        number -> "/v1/slots?eventTypeId="
                                + offers.get(number % offers.size()).eventTypeId() + "&start=" + from + "&end="
                                + from.plusDays(31) + "&timeZone=UTC"));
        loads.put(
                "`GET /v1/bookings` of a provider",
                Requests.gets(
                        suite::connect,
                        number -> "/v1/bookings?limit=" + UPCOMING + "&providerId="
                                + offers.get(number % offers.size()).providerId()));
        return loads;
    }

    private static List<Figure> atEachTotal(Suite suite, Fill fill, Map<String, Requests> loads) throws Exception {
        List<Figure> figures = new ArrayList<>();
        Map<String, Double> before = new LinkedHashMap<>();
        double nanosPerBooking = 0;
        int reached = 0;
        for (int total : TOTALS) {
            if (nanosPerBooking * (total - reached) > PATIENCE.toNanos()) {
                break;
            }
            long begin = System.nanoTime();
            fill.bookings(total);
            nanosPerBooking = (double) (System.nanoTime() - begin) / Math.max(1, total - reached);
            reached = total;
            for (Map.Entry<String, Requests> load : loads.entrySet()) {
                Latencies latencies = new OpenLoad(50, LOAD, WORKERS).run(load.getValue());
                figures.add(growth(load.getKey(), total, latencies, before)
                        .and(load.getValue().takeOthers()));
            }
            figures.add(claims(suite, total));
        }
        return figures;
    }

    private static Figure growth(String name, int total, Latencies latencies, Map<String, Double> before) {
        double smallest = before.computeIfAbsent(name, first -> latencies.median());
        return new Figure(
                String.format(Locale.ROOT, "%s at %,d bookings, 50/s: median", name, total),
                latencies.median(),
                "ms",
                Goal.atMost(Math.round(smallest * FLAT * 10) / 10.0),
                Figure.spread(latencies));
    }

    private static Figure claims(Suite suite, int total) throws SQLException {
        return new Figure(
                String.format(Locale.ROOT, "claims at %,d bookings", total),
                mib(suite, "booking_claims"),
                "MiB",
                Goal.NONE,
                String.format(
                        Locale.ROOT,
                        "%,d rows; bookings %.0f MiB, booking_events %.0f MiB, indexes included",
                        suite.sql().number("SELECT count(*) FROM booking_claims"),
                        mib(suite, "bookings"),
                        mib(suite, "booking_events")));
    }

    private static double mib(Suite suite, String table) throws SQLException {
        return suite.sql().number("SELECT pg_total_relation_size('" + table + "')") / 1_048_576.0;
    }
}
