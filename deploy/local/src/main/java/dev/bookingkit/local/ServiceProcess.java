package dev.bookingkit.local;

import dev.bookingkit.stack.OrphanGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One service as a process of its own, which is started again when it dies after it was ready. */
final class ServiceProcess {

    private static final Duration READY_WITHIN = Duration.ofSeconds(180);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    private static final int RESTARTS_PER_MINUTE = 5;
    private static final int TAIL = 15;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final URI url;
    private final Path log;
    private final Console console;
    private final Consumer<String> onGivingUp;
    private final Deque<Instant> restarts = new ArrayDeque<>();
    private @Nullable Process process;
    private boolean ready;
    private boolean stopping;

    /** @param onGivingUp told why when the service dies again and again; called once, on another thread */
    ServiceProcess(
            String name,
            List<String> command,
            Map<String, String> environment,
            URI url,
            Path log,
            Console console,
            Consumer<String> onGivingUp) {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.url = url;
        this.log = log;
        this.console = console;
        this.onGivingUp = onGivingUp;
    }

    String name() {
        return name;
    }

    URI url() {
        return url;
    }

    synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    synchronized void start() {
        if (stopping) {
            return;
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process started = builder.start();
            process = started;
            started.getOutputStream().close();
            OrphanGuard.stopWithThisJvm(started.pid(), "TERM");
            started.onExit().thenAccept(this::ended);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the service says it is ready; a service that ends first is a {@link Failure}. */
    void awaitReady() {
        Instant deadline = Instant.now().plus(READY_WITHIN);
        while (Instant.now().isBefore(deadline)) {
            if (answersReady()) {
                synchronized (this) {
                    ready = true;
                }
                return;
            }
            Process current = current();
            if (current != null && !current.isAlive()) {
                throw new Failure(name + " ended with code " + current.exitValue() + " before it was ready" + tail());
            }
            pause();
        }
        throw new Failure(name + " was not ready within " + READY_WITHIN.toSeconds() + " s" + tail());
    }

    private synchronized @Nullable Process current() {
        return process;
    }

    private boolean answersReady() {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(150);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private void ended(Process dead) {
        OrphanGuard.forget(dead.pid());
        synchronized (this) {
            if (stopping || !ready || dead != process) {
                return;
            }
            Instant now = Instant.now();
            restarts.removeIf(time -> time.isBefore(now.minusSeconds(60)));
            if (restarts.size() < RESTARTS_PER_MINUTE) {
                restarts.add(now);
                console.warn(name + " ended with code " + dead.exitValue() + "; starting it again");
                start();
                return;
            }
        }
        onGivingUp.accept(name + " died " + (RESTARTS_PER_MINUTE + 1) + " times within a minute" + tail());
    }

    private String tail() {
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            List<String> shown = new ArrayList<>(lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
            shown.add("(all of it: " + log + ")");
            return ":\n    " + String.join("\n    ", shown);
        } catch (IOException e) {
            return " (its log cannot be read: " + log + ")";
        }
    }

    void stop() {
        Process last;
        synchronized (this) {
            stopping = true;
            last = process;
        }
        if (last == null) {
            return;
        }
        last.destroy();
        try {
            if (!last.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                last.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
