package dev.bookingkit.bench.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * As many requests as the answers allow: each worker sends its next one when its last is answered (a closed model). It says how
 * much is possible, not how long a client waits.
 */
public record ClosedLoad(int workers, Duration duration) {

    /** What came of it. */
    public record Outcome(int requests, double seconds, Latencies latencies) {

        public double perSecond() {
            return requests / seconds;
        }
    }

    /** Runs until the time is over; the first failure of a worker ends it. */
    public Outcome run(Worker.Factory factory) throws Exception {
        return run(factory, Integer.MAX_VALUE);
    }

    /** The same, but ends early when so many requests have been sent. */
    public Outcome run(Worker.Factory factory, int atMost) throws Exception {
        Latencies latencies = new Latencies();
        AtomicInteger next = new AtomicInteger();
        long begin;
        try (Threads threads = new Threads(workers, factory)) {
            begin = System.nanoTime();
            long end = begin + duration.toNanos();
            threads.run(worker -> {
                long sent = System.nanoTime();
                if (sent >= end) {
                    return false;
                }
                int number = next.getAndIncrement();
                if (number >= atMost) {
                    return false;
                }
                worker.send(number);
                latencies.add(System.nanoTime() - sent);
                return true;
            });
        }
        return new Outcome((int) latencies.count(), (System.nanoTime() - begin) / 1e9, latencies);
    }
}
