package dev.bookingkit.bench;

import dev.bookingkit.bench.load.Latencies;
import java.util.Locale;

/**
 * One thing that was measured.
 *
 * @param name says what, and stays the same from run to run
 * @param unit {@code ms}, {@code s}, {@code MiB}, {@code /s}, or empty for a ratio
 * @param details what else was seen
 */
record Figure(String name, double value, String unit, Goal goal, String details) {

    static Figure p99(String name, Latencies latencies, Goal goal) {
        return new Figure(name + ": p99", latencies.p99(), "ms", goal, spread(latencies));
    }

    static Figure slowest(String name, Latencies latencies, Goal goal) {
        return new Figure(name + ": slowest", latencies.slowest(), "ms", goal, spread(latencies));
    }

    /** With something to add to the details. */
    Figure and(String more) {
        return new Figure(name, value, unit, goal, details + more);
    }

    static String spread(Latencies latencies) {
        return String.format(
                Locale.ROOT,
                "%,d samples, median %.1f, p99 %.1f, slowest %.1f ms",
                latencies.count(),
                latencies.median(),
                latencies.p99(),
                latencies.slowest());
    }

    /** With its unit, as precise as makes sense. */
    static String text(double value, String unit) {
        String number = String.format(Locale.ROOT, unit.isEmpty() ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
        return unit.isEmpty() ? number : number + " " + unit;
    }

    String text() {
        return text(value, unit);
    }
}
