package dev.bookingkit.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Durations of one measurement, in nanoseconds. */
final class Figures {

    private final Histogram histogram = new Histogram(60_000_000_000L, 3);

    synchronized void add(long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, 60_000_000_000L));
    }

    String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f ms | %.1f ms | %.1f ms |",
                name,
                histogram.getTotalCount(),
                millis(50),
                millis(99),
                histogram.getMaxValue() / 1e6);
    }

    private double millis(double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }
}
