package dev.bookingkit.bench.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests at a fixed rate, however slow the answers are (an open model). A request's time counts from when it was due, not from
 * when a thread was free to send it: a stall is in the figures of all that had to wait for it.
 *
 * @param workers how many may be under way at once
 */
public record OpenLoad(double perSecond, Duration duration, int workers) {

    /** Runs all of it; the first failure of a worker ends it. */
    public Latencies run(Worker.Factory factory) throws Exception {
        int requests = (int) (perSecond * duration.toNanos() / 1e9);
        double interval = 1e9 / perSecond;
        Latencies latencies = new Latencies();
        AtomicInteger next = new AtomicInteger();
        try (Threads threads = new Threads(workers, factory)) {
            long begin = System.nanoTime();
            threads.run(worker -> {
                int number = next.getAndIncrement();
                if (number >= requests) {
                    return false;
                }
                long due = begin + (long) (number * interval);
                await(due);
                worker.send(number);
                latencies.add(System.nanoTime() - due);
                return true;
            });
        }
        return latencies;
    }

    private static void await(long due) throws InterruptedException {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
