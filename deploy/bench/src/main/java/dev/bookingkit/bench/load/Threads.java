package dev.bookingkit.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A worker per thread, all made before the first of them works. */
final class Threads implements AutoCloseable {

    /** What a thread does with its worker; false when there is no more to do. */
    @FunctionalInterface
    interface Step {
        boolean with(Worker worker) throws Exception;
    }

    private final List<Worker> workers = new ArrayList<>();
    private final ExecutorService threads;

    Threads(int count, Worker.Factory factory) throws Exception {
        for (int i = 0; i < count; i++) {
            workers.add(factory.make());
        }
        threads = Executors.newFixedThreadPool(count);
    }

    /** Until no worker has more to do. */
    void run(Step step) throws Exception {
        ExecutorCompletionService<Void> running = new ExecutorCompletionService<>(threads);
        for (Worker worker : workers) {
            running.submit(() -> {
                while (step.with(worker)) {
                    continue;
                }
                return null;
            });
        }
        try {
            for (int i = 0; i < workers.size(); i++) {
                running.take().get();
            }
        } catch (ExecutionException failed) {
            threads.shutdownNow();
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    @Override
    public void close() throws Exception {
        threads.shutdownNow();
        for (Worker worker : workers) {
            if (worker instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }
}
