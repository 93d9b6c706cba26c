package dev.bookingkit.outbox;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server whose processes are stopped by SIGSTOP, until closed. */
final class FrozenProcesses implements AutoCloseable {

    private final List<Long> pids;
    private final long since = System.nanoTime();

    private FrozenProcesses(List<Long> pids) throws IOException, InterruptedException {
        this.pids = pids;
        signal("-STOP", pids);
    }

    /** The server that has started this process. */
    static FrozenProcesses ofDatabase(long child) throws IOException, InterruptedException {
        ProcessHandle server = ProcessHandle.of(child)
                .flatMap(ProcessHandle::parent)
                .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run on this machine"));
        List<Long> pids = new ArrayList<>(List.of(server.pid()));
        server.descendants().map(ProcessHandle::pid).forEach(pids::add);
        return new FrozenProcesses(pids);
    }

    /** Until this long after it froze. */
    void holdFor(Duration duration) throws InterruptedException {
        Thread.sleep(Duration.ofNanos(Math.max(0, duration.toNanos() - (System.nanoTime() - since))));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        signal("-CONT", pids.reversed());
    }

    private static void signal(String name, List<Long> pids) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", name));
        pids.forEach(pid -> command.add(pid.toString()));
        new ProcessBuilder(command).inheritIO().start().waitFor(); // some backends may have ended meanwhile
    }
}
