package dev.bookingkit.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Kafka in a JVM of its own, which is started again on the same data when it dies. */
final class KafkaProcess implements AutoCloseable {

    private final List<String> command;
    private final Path log;
    private @Nullable Process process;
    private boolean closed;

    private KafkaProcess(List<String> command, Path log) {
        this.command = command;
        this.log = log;
    }

    static KafkaProcess start(Path directory, int port) {
        KafkaProcess kafka = new KafkaProcess(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms64m",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaProcess.class.getName(),
                        directory.toString(),
                        String.valueOf(port)),
                directory.resolve("kafka.log"));
        kafka.launch();
        return kafka;
    }

    /** Runs the broker until the process ends: data directory, port. */
    public static void main(String[] arguments) throws InterruptedException {
        KafkaServers.broker(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Thread.currentThread().join();
    }

    private synchronized void launch() {
        if (closed) {
            return;
        }
        try {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process = started;
            OrphanGuard.stopWithThisJvm(started.pid(), "TERM");
            started.onExit().thenAccept(dead -> {
                OrphanGuard.forget(dead.pid());
                launch();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        Process last;
        synchronized (this) {
            closed = true;
            last = process;
        }
        if (last != null) {
            last.destroy();
            if (!last.waitFor(10, TimeUnit.SECONDS)) {
                last.destroyForcibly().waitFor();
            }
        }
    }
}
