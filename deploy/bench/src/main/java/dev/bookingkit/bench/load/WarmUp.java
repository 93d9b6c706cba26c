package dev.bookingkit.bench.load;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Repeats a load until it gets no faster: a service that has just started is compiled while it answers. */
public final class WarmUp {

    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final Duration AT_MOST = Duration.ofMinutes(4);
    private static final double FASTER = 1.05;
    private static final int ROUNDS_WITHOUT = 3;

    private WarmUp() {}

    /** With rounds of ten seconds at full speed. */
    public static void by(int workers, Worker.Factory factory) throws Exception {
        ClosedLoad round = new ClosedLoad(workers, ROUND);
        untilSteady(() -> round.run(factory).perSecond());
    }

    /**
     * Until three rounds in a row are no faster than the best before, or four minutes are over.
     *
     * @param round a round of the load, which answers how much it did per second
     */
    public static void untilSteady(Callable<Double> round) throws Exception {
        double best = 0;
        int without = 0;
        for (long end = System.nanoTime() + AT_MOST.toNanos(); without < ROUNDS_WITHOUT && System.nanoTime() < end; ) {
            double perSecond = round.call();
            without = perSecond > best * FASTER ? 0 : without + 1;
            best = Math.max(best, perSecond);
        }
    }
}
