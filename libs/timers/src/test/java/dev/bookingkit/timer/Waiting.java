package dev.bookingkit.timer;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for a condition. */
final class Waiting {

    private Waiting() {}

    static void until(String what, Duration atMost, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + atMost + ": " + what);
            }
            Thread.sleep(10);
        }
    }
}
