package dev.bookingkit.bench.load;

import org.HdrHistogram.Histogram;

/** Durations of one measurement, to three digits, a minute at most. Safe for many threads. */
public final class Latencies {

    private static final long MOST_NANOS = 60_000_000_000L;

    private final Histogram histogram = new Histogram(MOST_NANOS, 3);

    public synchronized void add(long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, MOST_NANOS));
    }

    public synchronized void add(Latencies other) {
        histogram.add(other.histogram);
    }

    public synchronized long count() {
        return histogram.getTotalCount();
    }

    /** In milliseconds. */
    public double median() {
        return percentile(50);
    }

    /** In milliseconds. */
    public double p99() {
        return percentile(99);
    }

    /** In milliseconds. */
    public synchronized double slowest() {
        return histogram.getMaxValue() / 1e6;
    }

    /** The time within which this share of all were done, in milliseconds. */
    public synchronized double percentile(double percent) {
        return histogram.getValueAtPercentile(percent) / 1e6;
    }
}
